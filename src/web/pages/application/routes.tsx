import { lazy } from 'react'
import type { PageRoute } from '../../pageRoute.ts'

export const routes: readonly PageRoute[] = [
  { path: '/cases/:id/form/*', roles: ['unit', 'applicant'], page: lazy(() => import('./ApplicationPage.tsx')) },
]
