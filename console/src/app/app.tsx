import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ConfigProvider, type ConfigProviderProps } from 'antd'
import enUS from 'antd/es/locale/en_US.js'
import zhCN from 'antd/es/locale/zh_CN.js'
import { useTranslation } from 'react-i18next'
import { UndoProvider } from '../kit/undo-toast.tsx'
import { onSignedOut } from './call.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { router } from './router.tsx'
import { theme } from './theme.ts'

type Locale = NonNullable<ConfigProviderProps['locale']>
// antd types its locale files as CommonJS; what is bundled is the ES module, whose default is the locale itself.
const locales = { zh: zhCN as unknown as Locale, en: enUS as unknown as Locale }

// `call` already tries again where that is safe.
const cache = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false }, mutations: { retry: false, networkMode: 'always' } },
})

onSignedOut(() => {
  const { pathname, href } = router.state.location
  if (pathname === '/login') return
  cache.clear()
  void router.navigate({ to: '/login', search: { back: href } as never, replace: true })
})

/** Everything around the pages: language, look, cached answers, undo. */
export function App() {
  const { i18n } = useTranslation()
  return (
    <ErrorBoundary>
      <ConfigProvider
        theme={theme}
        locale={i18n.language === 'en' ? locales.en : locales.zh}
        button={{ autoInsertSpace: false }}
        wave={{ disabled: true }}
      >
        <QueryClientProvider client={cache}>
          <UndoProvider>
            <RouterProvider router={router} />
          </UndoProvider>
        </QueryClientProvider>
      </ConfigProvider>
    </ErrorBoundary>
  )
}
