import { compose, fragment } from '#platform/database/statement.ts'

type Move = { countyCode: number; fromTeamId: string; toTeamId: string; villageCode: string; on: string }
/**
 * A village passes from one team's areas to another's on a day; both teams count as changed, so that a form opened before cannot put it back unseen. Gives how many
 * areas ended: 0 when the village was not the first team's.
 */
export const moveArea = compose<{ ended: number }>()(
  fragment<Move>('ended', `
    UPDATE organisations.team_area SET valid_until = greatest(valid_from, :on::date) WHERE county_code = :countyCode AND team_id = :fromTeamId AND region_code = :villageCode AND valid_until IS NULL RETURNING 1`),
  fragment<Move>('begun', `
    INSERT INTO organisations.team_area (county_code, team_id, region_code, valid_from) SELECT :countyCode, :toTeamId::uuid, :villageCode, :on::date WHERE EXISTS (SELECT FROM ended)
      AND NOT EXISTS (SELECT FROM organisations.team_area x WHERE x.county_code = :countyCode AND x.team_id = :toTeamId::uuid AND x.region_code = :villageCode AND x.valid_until IS NULL)
    ON CONFLICT (county_code, team_id, region_code, valid_from) DO UPDATE SET valid_until = NULL`),
  fragment<Move>('changed', 'UPDATE organisations.team SET version = version + 1 WHERE county_code = :countyCode AND id IN (:fromTeamId::uuid, :toTeamId::uuid)'),
  fragment<object>('move-area', 'SELECT count(*)::int AS ended FROM ended'))
