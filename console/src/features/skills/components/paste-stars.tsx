import { useTranslation } from 'react-i18next'
import {
  getRoundEndpoint,
  listResultsEndpoint,
  listRoundsEndpoint,
  ratedCategories,
  saveResultsEndpoint,
  type StarRound,
} from '#api/stars.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { useSay } from '../../../kit/undo-toast.tsx'
import { readPeopleSheet, starColumn } from '../read-people-sheet.ts'
import { PastePeople } from './paste-people.tsx'
import { StarRow } from './star-row.tsx'

const rated: readonly string[] = ratedCategories

/** Results of an assessment from a list copied out of a spreadsheet. */
export function PasteStars({ round, close }: { round: StarRound; close: () => void }) {
  const { t } = useTranslation('skills')
  const say = useSay()
  const save = useCommand(saveResultsEndpoint, { refreshes: [getRoundEndpoint, listRoundsEndpoint, listResultsEndpoint] })
  return (
    <PastePeople
      title={t('act.paste')}
      hint={t('paste.hint')}
      valueTitle={t('stars.stars')}
      read={(text) => readPeopleSheet(text, starColumn)}
      show={(stars) => <StarRow stars={stars} />}
      fits={({ category }) => rated.includes(category)}
      isSaving={save.isPending}
      problem={save.error}
      close={close}
      save={(people) =>
        save.mutate(
          { roundId: round.roundId, version: round.version, results: people.map(({ staffId, value }) => ({ staffId, stars: value })) },
          {
            onSuccess: () => {
              close()
              say.done(t('paste.done', { count: people.length }))
            },
          },
        )
      }
    />
  )
}
