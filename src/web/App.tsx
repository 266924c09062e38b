import { lazy, Suspense, type ReactNode } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { Route, Routes, useLocation } from 'react-router'
import { newQueryClient, refreshAll } from './api/queries.ts'
import { LinkButton } from './parts/Button.tsx'
import { Page } from './parts/Page.tsx'
import { Loading, RefusedState } from './parts/states.tsx'
import { placesFor, routes, routesFor } from './routes.ts'
import { Boundary } from './shell/Boundary.tsx'
import { Desk } from './session/Desk.tsx'
import { useMe } from './session/me.ts'
import { SessionGate } from './session/SessionGate.tsx'
import { whenDayChanges } from './words/today.ts'

const Gallery = import.meta.env.DEV ? lazy(() => import('./gallery/Gallery.tsx')) : undefined
const FirstAdministratorPage = lazy(() => import('./pages/account/FirstAdministratorPage.tsx'))
const ActivatePage = lazy(() => import('./pages/account/ActivatePage.tsx'))
const queries = newQueryClient()
// What is open and by when changes with the day.
whenDayChanges(() => void refreshAll(queries))

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <Suspense fallback={<Loading />}>
        <Routes>
          {Gallery !== undefined && <Route path="/gallery" element={<Gallery />} />}
          <Route path="/first-administrator" element={<FirstAdministratorPage />} />
          <Route path="/activate" element={<ActivatePage />} />
          <Route path="*" element={<SessionGate><Pages /></SessionGate>} />
        </Routes>
      </Suspense>
    </QueryClientProvider>
  )
}

/** The pages of whoever is at the desk. */
function Pages() {
  const { role } = useMe()
  const { pathname } = useLocation()
  const mine = routesFor(role)
  const others = routes.filter((route) => !mine.includes(route) && mine.every(({ path }) => path !== route.path))
  return (
    <Desk places={placesFor(role)}>
      <Boundary place={pathname}>
        <Suspense fallback={<Arriving />}>
          <Routes>
            {mine.map(({ path, page: At }) => <Route key={path} path={path} element={<At />} />)}
            {others.map(({ path, roles }) => <Route key={`${path} ${roles[0]}`} path={path} element={<Turned code="role-not-allowed" detail="这一页由别的岗位办理，您的账号没有这项职责。需要办理请找系统管理员核对账号的身份。" />} />)}
            <Route path="*" element={<Turned code="not-found" detail="没有这一页。地址可能抄漏了几个字，或者这件事已经移到别处；请从待办进入。" />} />
          </Routes>
        </Suspense>
      </Boundary>
    </Desk>
  )
}

const Arriving = (): ReactNode => <main id="content" className="page page-wide" tabIndex={-1}><Loading /></main>

function Turned({ code, detail }: Readonly<{ code: string; detail: string }>) {
  return (
    <Page title={code === 'not-found' ? '没有找到这一页' : '这一页不由您办理'} width="column">
      <RefusedState title="现在看不到" refusals={[{ code, detail }]}><LinkButton to="/">回到待办</LinkButton></RefusedState>
    </Page>
  )
}
