/** The same server, as another role or another database. With a password in the address the role is taken on by SET ROLE, since only the owner's password is known. */
export function urlOf(url: string, role: string, database?: string): string {
  const changed = new URL(url)
  if (database !== undefined) changed.pathname = `/${database}`
  if (changed.password === '') changed.username = role
  else changed.searchParams.set('options', `-c role=${role}${role === 'jiayi_app' ? ' -c plan_cache_mode=force_generic_plan -c enable_seqscan=off' : ''}`)
  return changed.href
}
