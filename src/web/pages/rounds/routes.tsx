import { lazy } from 'react'
import { decidingRoles, insiderRoles, officeRoles } from '../../../domain/shared/actor.ts'
import type { PageRoute } from '../../pageRoute.ts'

const RoundPage = lazy(() => import('./RoundPage.tsx'))

export const routes: readonly PageRoute[] = [
  {
    path: '/rounds', roles: ['district', ...insiderRoles],
    page: lazy(() => import('./RoundsPage.tsx')), place: { title: '各轮选拔', order: 20 },
  },
  { path: '/rounds/new', roles: ['office-maker'], page: lazy(() => import('./NewRoundPage.tsx')) },
  { path: '/rounds/:id', roles: ['district', ...officeRoles, 'auditor'], page: RoundPage },
  // Those who decide have a calm view of their own at /rounds/:id; the whole round is one step further.
  { path: '/rounds/:id/all', roles: decidingRoles, page: RoundPage },
  { path: '/rounds/:id/plan', roles: ['office-maker'], page: lazy(() => import('./RevisePlanPage.tsx')) },
]
