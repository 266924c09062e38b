import type { ComponentType } from 'react'
import type { Role } from '../domain/shared/actor.ts'

/**
 * One page: where it is, and for which hands. Two folders may give the same path to different roles, so that
 * `/cases/:id` opens the unit's view for the unit and the workbench for an official.
 */
export type PageRoute = Readonly<{
  path: string
  roles: readonly Role[]
  /** Loaded when somebody goes there: `lazy(() => import('./CasePage.tsx'))`. */
  page: ComponentType
  /** For pages that stand in the header: the name there, and the order from left to right. */
  place?: Readonly<{ title: string; order: number }>
}>
