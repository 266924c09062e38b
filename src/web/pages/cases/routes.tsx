import { lazy } from 'react'
import { insiderRoles } from '../../../domain/shared/actor.ts'
import type { PageRoute } from '../../pageRoute.ts'

export const routes: readonly PageRoute[] = [
  {
    path: '/cases', roles: ['district', ...insiderRoles],
    page: lazy(() => import('./CasesPage.tsx')), place: { title: '申报', order: 10 },
  },
]
