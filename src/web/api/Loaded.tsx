import type { ReactNode } from 'react'
import { ErrorState, Loading, RefusedState } from '../parts/states.tsx'
import { isSignedOut, RefusedError } from './client.ts'

type Read<View> = Readonly<{ data: View | undefined; error: Error | null; refetch: () => unknown }>

type LoadedProps<View> = Readonly<{
  read: Read<View>
  /** What is being read, as it stands in a sentence: 这份申报. */
  what: string
  lines?: number
  children: (view: View) => ReactNode
}>

/** What was read, or the state that stands in its place. What is shown already stays while it is read again. */
export function Loaded<View>({ read, what, lines = 6, children }: LoadedProps<View>) {
  if (read.data !== undefined) return <>{children(read.data)}</>
  if (read.error !== null) return <Failure error={read.error} what={what} onRetry={() => void read.refetch()} />
  return <Loading lines={lines} words={`正在读取${what}…`} />
}

type FailureProps = Readonly<{ error: Error; what: string; onRetry?: (() => void) | undefined }>

/** Why something could not be read. */
export function Failure({ error, what, onRetry }: FailureProps) {
  return error instanceof RefusedError
    ? <RefusedState title={`${what}现在看不到`} refusals={error.refusals} />
    : <ErrorState what={`${what}没有读到`} why={error.message} onRetry={onRetry} />
}

/** Why an act was turned down, beside the button that was pressed; nothing while nothing speaks against it. */
export function ActProblem({ error, title }: Readonly<{ error: Error | null; title?: string }>) {
  if (error === null || isSignedOut(error)) return null
  return error instanceof RefusedError
    ? <RefusedState refusals={error.refusals} {...(title !== undefined && { title })} />
    : <ErrorState what={title ?? '没有办成'} why={error.message} />
}
