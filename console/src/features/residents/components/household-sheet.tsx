import { useTranslation } from 'react-i18next'
import { listed } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { usePopulationName } from '../../../kit/populations.ts'
import type { Person } from './facts-sheet.tsx'

/** Who lives together, each the way to the own page. */
export function HouseholdSheet({ person, open }: { person: Person; open: (residentId: string) => void }) {
  const { t } = useTranslation('residents')
  const nameOf = usePopulationName()
  const may = useMay()
  const surface = useSurface()
  const { household } = person
  const relation = (code: string | null) => (code === null ? '—' : t(`relation.${code}` as 'relation.02', { defaultValue: code }))
  return (
    <Sheet
      title={t('person.household')}
      sub={household?.number}
      className="household"
      end={
        may('contract.sign') && surface === 'w' && household && household.members.filter(({ isSigned }) => !isSigned).length > 1 ? (
          <ButtonLink small to="/w/sign/household" search={{ residentId: person.residentId }}>
            {t('person.signHousehold')}
          </ButtonLink>
        ) : null
      }
    >
      {household ? (
        <TableTwin
          dense={false}
          caption={t('person.household')}
          rows={household.members}
          rowKey={(member) => member.residentId}
          current={person.residentId}
          columns={[
            {
              key: 'name',
              title: t('list.name'),
              isHeader: true,
              render: (member) =>
                member.residentId === person.residentId ? (
                  <b lang="zh-CN">{member.name}</b>
                ) : (
                  <button type="button" className="lk" lang="zh-CN" onClick={() => open(member.residentId)}>
                    {member.name}
                  </button>
                ),
            },
            {
              key: 'relation',
              title: t('person.toHead'),
              render: (member) => (member.isHead ? t('person.head') : relation(member.relation)),
            },
            { key: 'about', title: t('list.about'), render: (member) => `${t(`sex.${member.sex}`)} ${t('age', { age: member.age })}` },
            { key: 'populations', title: t('list.populations'), render: (member) => listed(member.populations.map(nameOf)) || '—' },
            {
              key: 'signed',
              title: t('list.signed'),
              render: (member) => (
                <StatusTag plain tone={member.isSigned ? 'low' : 'none'}>
                  {t(member.isSigned ? 'list.isSigned' : 'list.notSigned')}
                </StatusTag>
              ),
            },
          ]}
        />
      ) : (
        <p className="sheet-body mute s">{t('person.noHousehold')}</p>
      )}
    </Sheet>
  )
}
