import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { type getOwnContractEndpoint, ownAgreementFileEndpoint, ownAgreementPageEndpoint } from '#api/online-signing.ts'
import { fileAddress } from '../../../app/ask.ts'
import { host } from '../../../app/host.ts'
import { Icon } from '../../../kit/icon.tsx'

type Props = { residentId: string; contract: OutputOf<typeof getOwnContractEndpoint> }

/** The paper itself as pictures, each fetched when it comes near; larger on a tap. The PDF to keep, and the code to check it by. */
export function PaperPages({ residentId, contract }: Props) {
  const { t } = useTranslation('phone-signing')
  const { contractId, pages, verifyCode, sealedAt } = contract
  const paper = { residentId, contractId, version: 1 }
  return (
    <section className="card" aria-labelledby="paper">
      <h2 id="paper">{t('one.paper')}</h2>
      {pages === 0 ? <p>{t('one.noPaper')}</p> : null}
      {pages > 0 && sealedAt === null ? <p>{t('one.notSealed')}</p> : null}
      {pages > 0 ? (
        <>
          <Pictures paper={paper} pages={pages} label={t('one.pages')} />
          {host.maySave ? (
            <a className="btn care" href={fileAddress(ownAgreementFileEndpoint, paper)} download={`${contract.number}.pdf`}>
              <Icon name="save" />
              {t('one.save')}
            </a>
          ) : (
            <p>{t('one.saveInBrowser')}</p>
          )}
        </>
      ) : null}
      {verifyCode ? (
        <p>
          <span className="small quiet">{t('one.verify')}</span> <span className="strong code">{verifyCode}</span>
          <span className="small quiet below">{t('one.verifyText')}</span>
          <a className="link" href={`/verify/${verifyCode}`}>
            {t('one.verifyOpen')}
          </a>
        </p>
      ) : null}
    </section>
  )
}

/** The pages of a paper, larger on a tap. */
export function Pictures({
  paper,
  pages,
  label,
}: {
  paper: { residentId: string; contractId: string; version: number }
  pages: number
  label: string
}) {
  const { t } = useTranslation('phone-signing')
  const [isLarge, setLarge] = useState(false)
  return (
    <>
      <button type="button" className="btn plain" aria-pressed={isLarge} onClick={() => setLarge(!isLarge)}>
        {t(isLarge ? 'one.smaller' : 'one.larger')}
      </button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={`paper-pages ${isLarge ? 'large' : ''}`} aria-label={label} tabIndex={0}>
        {Array.from({ length: pages }, (_, index) => (
          <img
            key={index}
            loading="lazy"
            width="595"
            height="842"
            src={fileAddress(ownAgreementPageEndpoint, { ...paper, page: index + 1 })}
            alt={t('one.page', { page: index + 1, pages })}
          />
        ))}
      </section>
    </>
  )
}
