import { useTranslation } from 'react-i18next'
import { PageHead } from '../../kit/head.tsx'
import { Sheet } from '../../kit/sheet.tsx'
import { RiskTag, StatusTag } from '../../kit/status-tag.tsx'
import './own-pages.css'

const groups = [
  {
    name: 'everywhere',
    keys: [
      ['Ctrl K', 'find'],
      ['/', 'find'],
      ['?', 'help'],
      ['Esc', 'close'],
    ],
  },
  {
    name: 'lists',
    keys: [
      ['J', 'move'],
      ['K', 'move'],
      ['↵', 'open'],
    ],
  },
  {
    name: 'signing',
    keys: [
      ['F2', 'readCard'],
      ['Tab', 'nextField'],
      ['F8', 'print'],
      ['Ctrl ↵', 'sendIt'],
    ],
  },
  {
    name: 'grid',
    keys: [
      ['↑ ↓ ← →', 'cell'],
      ['↵', 'edit'],
      ['Ctrl V', 'paste'],
    ],
  },
] as const

/** The keyboard map, and how to read the screens. */
export default function HelpPage() {
  const { t } = useTranslation('shell')
  return (
    <>
      <PageHead title={t('title.help')} sub={t('helping.sub')} />
      <div className="help-cols">
        <Sheet title={t('helping.keys')} sub={t('helping.ime')} padded>
          <div className="help-keys">
            {groups.map((group) => (
              <section key={group.name}>
                <h3>{t(`helping.${group.name}`)}</h3>
                <dl>
                  {group.keys.map(([key, does]) => (
                    <div key={key}>
                      <dt>
                        <kbd>{key}</kbd>
                      </dt>
                      <dd>{t(`helping.${does}`)}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </div>
        </Sheet>
        <div className="side">
          <Sheet title={t('helping.signs')} padded>
            <p className="help-tags">
              <RiskTag risk="high" />
              <RiskTag risk="mid" />
              <RiskTag risk="low" />
              <StatusTag tone="brand">{t('selectRole.current')}</StatusTag>
            </p>
            <p className="s">{t('helping.signsText')}</p>
          </Sheet>
          <Sheet title={t('helping.basis')} padded>
            <p className="s">{t('helping.basisText')}</p>
          </Sheet>
          <Sheet title={t('helping.privacy')} padded>
            <p className="s">{t('helping.privacyText')}</p>
          </Sheet>
        </div>
      </div>
    </>
  )
}
