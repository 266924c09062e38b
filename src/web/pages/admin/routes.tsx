import { lazy } from 'react'
import { officeRoles } from '../../../domain/shared/actor.ts'
import type { PageRoute } from '../../pageRoute.ts'

export const routes: readonly PageRoute[] = [
  { path: '/organisations', roles: ['admin', ...officeRoles], page: lazy(() => import('./OrganisationsPage.tsx')), place: { title: '单位管理', order: 40 } },
  { path: '/organisations/:id', roles: ['admin', ...officeRoles], page: lazy(() => import('./OrganisationPage.tsx')) },
  { path: '/accounts', roles: ['admin'], page: lazy(() => import('./AccountsPage.tsx')), place: { title: '账号管理', order: 50 } },
  { path: '/effects', roles: ['admin'], page: lazy(() => import('./EffectsPage.tsx')), place: { title: '未印发文书', order: 60 } },
  { path: '/accounts/:id', roles: ['admin'], page: lazy(() => import('./AccountAdministrationPage.tsx')) },
]
