import { lazy } from 'react'
import { roles } from '../../../domain/shared/actor.ts'
import type { PageRoute } from '../../pageRoute.ts'

export const routes: readonly PageRoute[] = [
  { path: '/account', roles: roles.filter((role) => role !== 'public' && role !== 'system'), page: lazy(() => import('./AccountPage.tsx')), place: { title: '账号', order: 90 } },
]
