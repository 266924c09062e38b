import { lazy } from 'react'
import type { PageRoute } from '../../pageRoute.ts'

const mine = ['unit', 'applicant'] as const

export const routes: readonly PageRoute[] = [
  { path: '/cases', roles: mine, page: lazy(() => import('./MyCasesPage.tsx')), place: { title: '我的申报', order: 10 } },
  { path: '/cases/:id', roles: mine, page: lazy(() => import('./MyCasePage.tsx')) },
]
