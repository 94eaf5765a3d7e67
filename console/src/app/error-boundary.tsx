import { Component, type ReactNode } from 'react'
import i18n from 'i18next'

/** The last net: a defect of ours leaves a page that says so and a way on, not a white screen. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override componentDidCatch(error: unknown) {
    console.error(error)
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <main className="told" id="main">
        <h1>{i18n.t('shell:problemTitle.Defect')}</h1>
        <p>{i18n.t('shell:problem.Defect')}</p>
        <div className="told-acts">
          <a className="btn primary" href="/">
            {i18n.t('shell:home')}
          </a>
        </div>
      </main>
    )
  }
}
