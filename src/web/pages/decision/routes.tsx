import { lazy } from 'react'
import type { PageRoute } from '../../pageRoute.ts'

export const routes: readonly PageRoute[] = [
  { path: '/rounds/:id', roles: ['leading-group', 'government'], page: lazy(() => import('./DecisionPage.tsx')) },
]
