import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createUserEndpoint, postChoicesEndpoint, staffWithoutAccountEndpoint, usersEndpoint } from '#api/access.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ErrorSummary, ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'
import { FirstPassword } from './first-password.tsx'
import { type Chosen, nothingChosen, PostFields, postOf } from './post-fields.tsx'

const accountShape = /^[a-z0-9][a-z0-9._-]{1,31}$/
const empty = { staffId: '', displayName: '', account: '' }

/** A new account: what for and where, then who; the answer is a password to hand over. */
export function CreateUserDialog({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const { t } = useTranslation(['access', 'kit'])
  const choices = useRead(postChoicesEndpoint, {}, { enabled: isOpen })
  const create = useCommand(createUserEndpoint, { refreshes: [usersEndpoint, staffWithoutAccountEndpoint] })
  const [chosen, setChosen] = useState<Chosen>(nothingChosen)
  const [person, setPerson] = useState(empty)
  const [isIncomplete, setIncomplete] = useState(false)
  const [password, setPassword] = useState<string | null>(null)
  const finish = () => {
    setChosen(nothingChosen)
    setPerson(empty)
    setIncomplete(false)
    create.reset()
    close()
  }
  const send = async () => {
    const post = choices.data ? postOf(choices.data, chosen) : undefined
    const isWhole = post !== undefined && person.displayName.trim().length > 1 && accountShape.test(person.account)
    setIncomplete(!isWhole)
    if (!isWhole) return
    try {
      const made = await create.mutateAsync({
        account: person.account,
        displayName: person.displayName.trim(),
        staffId: person.staffId || null,
        post,
      })
      setPassword(made.firstPassword)
      finish()
    } catch {
      /* shown in the dialog */
    }
  }
  return (
    <>
      <Dialog
        title={t('users.create')}
        isOpen={isOpen}
        close={finish}
        wide
        acts={
          <Button
            kind="primary"
            busy={create.isPending}
            onClick={() => {
              void send()
            }}
          >
            {t('post.send')}
          </Button>
        }
      >
        {isIncomplete ? <ErrorSummary errors={[{ text: t('post.fill') }]} /> : <ProblemSummary problem={create.error ?? choices.error} />}
        {choices.data ? (
          <div className="access-form">
            <PostFields
              choices={choices.data}
              chosen={chosen}
              isAsked={isIncomplete}
              choose={(next) => {
                if (next.institution !== chosen.institution) setPerson(empty)
                setChosen(next)
              }}
            />
            <PersonFields institutionId={chosen.institution} person={person} isAsked={isIncomplete} change={setPerson} />
          </div>
        ) : (
          <LinesSkeleton lines={4} />
        )}
      </Dialog>
      <FirstPassword password={password} close={() => setPassword(null)} />
    </>
  )
}

/** Somebody of the institution's staff, who brings name and account along; officials are typed. */
function PersonFields({
  institutionId,
  person,
  isAsked,
  change,
}: {
  institutionId: string
  person: typeof empty
  isAsked: boolean
  change: (next: typeof empty) => void
}) {
  const { t } = useTranslation('access')
  const staff = useRead(staffWithoutAccountEndpoint, { institutionId }, { enabled: institutionId !== '' })
  const items = staff.data?.items ?? []
  const pick = (staffId: string) => {
    const one = items.find((each) => each.staffId === staffId)
    change(one ? { staffId, displayName: one.name, account: one.suggestedAccount } : empty)
  }
  return (
    <>
      {institutionId ? (
        <SelectField
          className="whole"
          label={t('post.staff')}
          hint={t('post.staffHint')}
          blank={t('post.staffNone')}
          options={items.map(({ staffId, name }) => ({ value: staffId, label: name }))}
          value={person.staffId}
          onChange={(event) => pick(event.target.value)}
        />
      ) : null}
      <TextField
        label={t('post.displayName')}
        value={person.displayName}
        error={isAsked && person.displayName.trim().length < 2 ? t('post.displayNameMissing') : undefined}
        maxLength={40}
        onChange={(event) => change({ ...person, displayName: event.target.value })}
      />
      <TextField
        label={t('post.account')}
        hint={t('post.accountHint')}
        value={person.account}
        error={isAsked && !accountShape.test(person.account) ? t('post.accountWrong') : undefined}
        maxLength={32}
        autoCapitalize="off"
        spellCheck={false}
        onChange={(event) => change({ ...person, account: event.target.value.toLowerCase().trim() })}
      />
    </>
  )
}
