import { readFileSync } from 'node:fs'
import type { InputOf } from '#api/endpoint.ts'
import type { teamPosterEndpoint } from '#api/organisations.ts'
import { zh } from '#api/wording/index.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import type { FileAnswer } from '#platform/http/routes.ts'
import { qrSvg } from '#platform/typeset/qr-svg.ts'
import { basicPackages, orNone, type Pack } from '#policy/index.ts'
import { loadTeam } from '../load-team.ts'
import type { OrganisationsUsing } from '../using.ts'

const layouts = { poster: readFileSync(new URL('./poster.typ', import.meta.url), 'utf8'), card: readFileSync(new URL('./card.typ', import.meta.url), 'utf8') }
const most = { members: 9, services: 16, areas: 12 }

type Shown = { phone: string | null; hours: string | null; address: string | null; members: { name: string; role: string }[]; areas: string[] }
const selectShown = compose<Shown>()(fragment<{ countyCode: number; teamId: string }>('team-on-paper', `
  SELECT coalesce(t.phone, i.phone) AS phone, i.service_hours AS hours, i.address,
    coalesce((SELECT json_agg(json_build_object('name', s.name, 'role', m.role) ORDER BY m.staff_id <> t.leader_staff_id, array_position(ARRAY['family_doctor', 'village_doctor', 'tcm_doctor', 'nurse', 'public_health_doctor'], m.role) NULLS LAST, m.valid_from, s.id)
      FROM organisations.team_member m JOIN organisations.staff s ON s.id = m.staff_id WHERE m.county_code = t.county_code AND m.team_id = t.id AND m.valid_until IS NULL), '[]') AS members,
    ARRAY(SELECT r.name FROM organisations.team_area a JOIN regions.region r ON r.code = a.region_code WHERE a.county_code = t.county_code AND a.team_id = t.id AND a.valid_until IS NULL ORDER BY r.code) AS areas
  FROM organisations.team t JOIN organisations.institution i ON i.id = t.institution_id WHERE t.county_code = :countyCode AND t.id = :teamId`))

/** A team's poster (A4) or contact card as a PDF: who they are, where they serve, what they do by the region's pack, how to reach them, and the code that opens signing with them on a phone. */
export async function getPoster({ policies, typesetter, origin }: OrganisationsUsing, context: Context, { teamId, kind }: InputOf<typeof teamPosterEndpoint>): Promise<FileAnswer> {
  const { run, actor, on } = context
  const team = await loadTeam(run, actor, teamId)
  const [[shown], pack] = await Promise.all([run(selectShown, { countyCode: actor.countyCode, teamId }), policies.packOf(actor.countyCode, on)])
  const address = `${origin}/m/sign?team=${teamId}`
  const data = {
    team: team.name, institution: team.institutionName, headline: '家庭医生签约服务', address, day: on.split('-').map(Number), phone: shown?.phone ?? '', hours: shown?.hours ?? '', place: shown?.address ?? '',
    members: (shown?.members ?? []).slice(0, most.members).map(({ name, role }) => ({ name, role: (zh.organisations.role as Record<string, string>)[role] ?? role })), areas: (shown?.areas ?? []).slice(0, most.areas),
    services: servicesOf(pack, on), note: '签约自愿，基本服务项目以本地政策为准',
  }
  const { pdf } = await typesetter.set({ template: layouts[kind], data, files: { 'qr.svg': qrSvg(address) } })
  return { bytes: pdf, mediaType: 'application/pdf', name: `${team.name}.pdf` }
}

/** What the basic packages hold, each service once; none where the pack has no package for the day. */
function servicesOf(pack: Pack, on: LocalDate): string[] {
  const packages = orNone(() => basicPackages(pack, on))?.value ?? []
  return [...new Set(packages.flatMap(({ items }) => items.map(({ zh: name }) => name)))].slice(0, most.services)
}
