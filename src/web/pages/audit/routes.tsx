import { lazy } from 'react'
import type { PageRoute } from '../../pageRoute.ts'

export const routes: readonly PageRoute[] = [
  { path: '/journal', roles: ['auditor'], page: lazy(() => import('./JournalPage.tsx')), place: { title: '全部记录', order: 30 } },
]
