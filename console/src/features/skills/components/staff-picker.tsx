import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listStaffEndpoint } from '#api/organisations.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { TextField } from '../../../kit/field.tsx'

/** One of the people within reach, looked for by name or initials. */
export function StaffPicker({ chosen, choose }: { chosen: string | null; choose: (staffId: string) => void }) {
  const { t } = useTranslation('skills')
  const [typed, type] = useState('')
  const [text, search] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => search(typed.trim()), 250)
    return () => clearTimeout(timer)
  }, [typed])
  const read = useRead(listStaffEndpoint, { text, most: 20 }, { keep: true })
  const items = read.data?.items ?? []
  return (
    <>
      <TextField label={t('pick.search')} type="search" autoComplete="off" value={typed} onChange={(event) => type(event.target.value)} />
      <fieldset className="skills-found">
        <legend className="sr">{t('pick.list')}</legend>
        {items.map((person) => (
          <label key={person.staffId} className="tick">
            <input type="radio" name="staff" checked={person.staffId === chosen} onChange={() => choose(person.staffId)} />
            <span>
              <span lang="zh-CN">{person.name}</span>
              <small>
                {t(`organisations:category.${person.category}`)} · <span lang="zh-CN">{person.institutionName ?? '—'}</span>
              </small>
            </span>
          </label>
        ))}
        {items.length === 0 && !read.isPending ? <p className="mute s">{t('pick.none')}</p> : null}
      </fieldset>
    </>
  )
}
