import { lazy } from 'react'
import type { PageRoute } from '../../pageRoute.ts'

export const routes: readonly PageRoute[] = [
  { path: '/desk', roles: ['expert'], page: lazy(() => import('./DeskPage.tsx')), place: { title: '评审桌', order: 10 } },
  { path: '/desk/:application', roles: ['expert'], page: lazy(() => import('./ScorePage.tsx')) },
]
