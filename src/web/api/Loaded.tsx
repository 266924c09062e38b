import type { ReactNode } from 'react'
import { LinkButton } from '../parts/Button.tsx'
import { ErrorState, Loading, RefusedState } from '../parts/states.tsx'
import { isSignedOut, RefusedError } from './client.ts'

type Read<View> = Readonly<{ data: View | undefined; error: Error | null; refetch: () => unknown }>

/** The list that what is read stands in: the way on for whoever followed an address that leads nowhere. */
type Back = Readonly<{ title: string; to: string }>

type LoadedProps<View> = Readonly<{
  read: Read<View>
  /** What is being read, as it stands in a sentence: 这份申报. */
  what: string
  lines?: number
  back?: Back
  children: (view: View) => ReactNode
}>

/** What was read, or the state that stands in its place. What is shown already stays while it is read again. */
export function Loaded<View>({ read, what, lines = 6, back, children }: LoadedProps<View>) {
  if (read.data !== undefined) return <>{children(read.data)}</>
  if (read.error !== null) return <Failure error={read.error} what={what} back={back} onRetry={() => void read.refetch()} />
  return <Loading lines={lines} words={`正在读取${what}…`} />
}

type FailureProps = Readonly<{ error: Error; what: string; back?: Back | undefined; onRetry?: (() => void) | undefined }>

/** Why something could not be read. */
export function Failure({ error, what, back, onRetry }: FailureProps) {
  return error instanceof RefusedError
    ? <RefusedState title={`${what}现在看不到`} refusals={error.refusals}>{back !== undefined && <LinkButton to={back.to}>{`回到${back.title}`}</LinkButton>}</RefusedState>
    : <ErrorState what={`${what}没有读到`} why={error.message} onRetry={onRetry} />
}

/** Why an act was turned down, beside the button that was pressed; nothing while nothing speaks against it. */
export function ActProblem({ error, title }: Readonly<{ error: Error | null; title?: string }>) {
  if (error === null || isSignedOut(error)) return null
  return error instanceof RefusedError
    ? <RefusedState refusals={error.refusals} {...(title !== undefined && { title })} />
    : <ErrorState what={title ?? '没有办成'} why={error.message} />
}
