import { lazy } from 'react'
import { officeRoles } from '../../../domain/shared/actor.ts'
import type { PageRoute } from '../../pageRoute.ts'

export const routes: readonly PageRoute[] = [
  { path: '/erasures', roles: [...officeRoles, 'auditor'], page: lazy(() => import('./ErasuresPage.tsx')), place: { title: '删除个人信息', order: 80 } },
  { path: '/cases/:id/erasure', roles: ['office-maker'], page: lazy(() => import('./ProposeErasurePage.tsx')) },
]
