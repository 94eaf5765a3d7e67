import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { conversationEndpoint } from '#api/messages.ts'
import { listed, nameOf } from '../../../app/i18n.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { Facts } from '../../../kit/field.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { Tag } from '../../../kit/status-tag.tsx'

/** Who is written with: what they carry, what was signed, the way to the whole record. */
export function ResidentPanel({ resident }: { resident: OutputOf<typeof conversationEndpoint>['resident'] }) {
  const { t } = useTranslation('conversations')
  const { contract, tags, villageName, residentId } = resident
  return (
    <Sheet title={t('resident')} padded className="chat-panel">
      <Facts
        rows={[
          {
            label: t('tags'),
            value:
              tags.length === 0 ? (
                t('noTags')
              ) : (
                <span className="chat-tags">
                  {tags.map((tag) => (
                    <Tag key={tag.zh}>{nameOf(tag)}</Tag>
                  ))}
                </span>
              ),
          },
          { label: t('village'), value: <span lang="zh-CN">{villageName}</span> },
          {
            label: t('contract'),
            value: contract ? (
              <>
                {listed(contract.packages.map(nameOf))}
                <small className="num"> {t('until', { day: contract.lastDay })}</small>
              </>
            ) : (
              t('noContract')
            ),
          },
        ]}
      />
      <div className="chat-links">
        <ButtonLink small to={`/w/residents/${residentId}`}>
          {t('openResident')}
        </ButtonLink>
        {contract ? (
          <ButtonLink small to={`/w/sign/${contract.contractId}`}>
            {t('openContract')}
          </ButtonLink>
        ) : null}
      </div>
    </Sheet>
  )
}
