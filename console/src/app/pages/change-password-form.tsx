import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { ErrorSummary, type FieldError, ProblemSummary } from '../../kit/error-summary.tsx'
import { TextField } from '../../kit/field.tsx'
import { changePasswordEndpoint } from '#api/access.ts'
import { useCommand } from '../use-endpoint.ts'

export const leastLength = 10
const empty = { current: '', next: '', again: '' }

/** The old password, the new one twice. The server checks the rest (too common, like the account). */
export function ChangePasswordForm({ label, done }: { label: string; done: () => void | Promise<void> }) {
  const { t } = useTranslation('shell')
  const [typed, setTyped] = useState(empty)
  const [wrong, setWrong] = useState<FieldError[]>([])
  const change = useCommand(changePasswordEndpoint)
  const send = async () => {
    const errors = [
      ...(typed.current ? [] : [{ text: t('signIn.fillPassword'), field: 'current-password' }]),
      ...([...typed.next].length >= leastLength ? [] : [{ text: t('signIn.short', { least: leastLength }), field: 'next-password' }]),
      ...(typed.next === typed.again ? [] : [{ text: t('signIn.mismatch'), field: 'again-password' }]),
    ]
    setWrong(errors)
    if (errors.length > 0) return
    try {
      await change.mutateAsync({ current: typed.current, next: typed.next })
      setTyped(empty)
      await done()
    } catch {
      /* shown above */
    }
  }
  const field = (name: keyof typeof empty, text: string, autoComplete: string) => (
    <TextField
      id={`${name}-password`}
      label={text}
      type="password"
      autoComplete={autoComplete}
      value={typed[name]}
      onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
    />
  )
  return (
    <form
      className="own-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {wrong.length > 0 ? <ErrorSummary errors={wrong} /> : <ProblemSummary problem={change.error} />}
      {field('current', t('signIn.current'), 'current-password')}
      {field('next', t('signIn.next'), 'new-password')}
      {field('again', t('signIn.again'), 'new-password')}
      <Button kind="primary" type="submit" busy={change.isPending}>
        {label}
      </Button>
    </form>
  )
}
