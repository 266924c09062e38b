import { lazy } from 'react'
import { insiderRoles } from '../../../domain/shared/actor.ts'
import type { PageRoute } from '../../pageRoute.ts'

export const routes: readonly PageRoute[] = [
  { path: '/cases/:id', roles: ['district', ...insiderRoles], page: lazy(() => import('./CasePage.tsx')) },
]
