import { lazy } from 'react'
import { roles } from '../../../domain/shared/actor.ts'
import type { PageRoute } from '../../pageRoute.ts'

export const routes: readonly PageRoute[] = [
  { path: '/', roles: roles.filter((role) => role !== 'public' && role !== 'system'), page: lazy(() => import('./WorklistPage.tsx')), place: { title: '待办', order: 0 } },
]
