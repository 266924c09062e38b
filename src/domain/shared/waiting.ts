import type { Role } from './actor.ts'
import type { Day } from './time.ts'

/** 待办 — one thing that waits for a role, or for one organisation in it. */
export type Waiting = Readonly<{
  role: Role
  /** Only this organisation or person; left out where any hand of the role may act. */
  body?: string | undefined
  /** Name of the act in the table of acts. */
  act: string
  due?: Day | undefined
  /** Only once this day is over: until then somebody else may still act. */
  after?: Day | undefined
  /** The condition, objection or person it is about, where the subject alone does not say. */
  about?: string | undefined
}>
