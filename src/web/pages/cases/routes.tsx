import { lazy } from 'react'
import type { PageRoute } from '../../pageRoute.ts'

export const routes: readonly PageRoute[] = [
  {
    path: '/cases', roles: ['district', 'office-maker', 'office-checker', 'leading-group', 'government', 'auditor'],
    page: lazy(() => import('./CasesPage.tsx')), place: { title: '申报', order: 10 },
  },
]
