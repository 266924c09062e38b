import { lazy } from 'react'
import { decidingRoles } from '../../../domain/shared/actor.ts'
import type { PageRoute } from '../../pageRoute.ts'

export const routes: readonly PageRoute[] = [
  { path: '/rounds/:id', roles: decidingRoles, page: lazy(() => import('./DecisionPage.tsx')) },
]
