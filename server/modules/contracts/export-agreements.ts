import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { PaperSource } from '#platform/export-source.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound, refused } from '#platform/problem.ts'
import { joinPapers } from '#platform/typeset/join-papers.ts'
import { sealAgreement } from './seal-agreement.ts'
import { selectVersions } from './store-changes.ts'
import type { ContractsUsing } from './using.ts'

type Filter = { contractIds: readonly string[] }

/** How many of these have an agreement within the actor's scope. */
async function countPapers({ actor, run }: Context, contractIds: readonly string[]): Promise<number> {
  const scope = scopeFilter(actor, { township: 'c.township_code', institution: 'c.institution_id', team: 'c.team_id' })
  const select = compose<{ papers: number }>()(fragment<Record<string, unknown>>('count-papers', `
    SELECT count(*)::int AS papers FROM contracts.contract c JOIN contracts.agreement a ON a.county_code = c.county_code AND a.contract_id = c.id
    WHERE c.county_code = :countyCode AND c.id = ANY (:contractIds::uuid[]) AND ${scope.condition}`))
  return (await run(select, { ...scope.params, countyCode: actor.countyCode, contractIds }))[0]?.papers ?? 0
}

/** Many agreements as one PDF to print, in the order they were chosen, each as it was sealed and with its supplements. That each was printed is written down. @throws NotFound when one is not within the scope */
export const agreementsSource = (using: ContractsUsing): PaperSource => ({
  kind: 'papers', list: 'agreements', permission: 'contract.read',
  async count(context, { contractIds }: Filter) {
    const papers = await countPapers(context, contractIds)
    if (papers < contractIds.length) throw notFound('contract')
    return papers
  },
  async make(context, { contractIds }: Filter, exportId, tell) {
    const { countyCode } = context.actor
    if ((await countPapers(context, contractIds)) < contractIds.length) throw notFound('contract')
    const papers: Uint8Array[] = []
    for (const [at, contractId] of contractIds.entries()) {
      const supplements = await context.run(selectVersions, { countyCode, contractId })
      for (const version of [1, ...supplements.map((one) => one.version)]) {
        const file = await sealAgreement(using, context, countyCode, contractId, version)
        const bytes = file === null ? undefined : await using.files.find(file)
        if (file === null || !bytes) throw refused([{ code: 'CONTRACTS.NO_AGREEMENT' }])
        papers.push(bytes)
        await context.run(insertAuditEvent, auditOf(context, countyCode, { action: 'contracts.print-agreement', subjectKind: 'contract', subjectId: contractId, body: { pdfHash: file, version, exportId } }))
      }
      await tell(at + 1, contractIds.length)
    }
    return joinPapers(papers)
  },
})
