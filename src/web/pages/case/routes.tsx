import { lazy } from 'react'
import type { PageRoute } from '../../pageRoute.ts'

export const routes: readonly PageRoute[] = [
  { path: '/cases/:id', roles: ['district', 'office-maker', 'office-checker', 'leading-group', 'government', 'auditor'], page: lazy(() => import('./CasePage.tsx')) },
]
