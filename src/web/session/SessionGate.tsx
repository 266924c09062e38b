import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { whenSignedOut } from '../api/client.ts'
import { Failure } from '../api/Loaded.tsx'
import { useSession } from '../api/queries.ts'
import type { Session } from '../api/views.ts'
import { Loading } from '../parts/states.tsx'
import { Shell } from '../shell/Shell.tsx'
import { Me } from './me.ts'

const SignInPage = lazy(() => import('../pages/sign-in/SignInPage.tsx'))
const SignInAgain = lazy(() => import('./SignInAgain.tsx'))
const FirstPasswordPage = lazy(() => import('../pages/account/FirstPasswordPage.tsx'))

/**
 * Nobody passes without signing in. The address stays, so that whoever followed a link lands on it afterwards; and where a session ends
 * in the middle of work, the pages stay as they are until it is renewed.
 */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const { me, session, isOver, takeOver } = useWhoIsHere()
  if (me === undefined) {
    return (
      <Suspense fallback={<Loading />}>
        {session.error !== null ? <Unreached error={session.error} onRetry={() => void session.refetch()} /> : session.data === null ? <SignInPage /> : <Loading />}
      </Suspense>
    )
  }
  return (
    <Me value={me}>
      {me.mustChangePassword ? <Suspense fallback={<Loading />}><FirstPasswordPage /></Suspense> : <div key={me.account}>{children}</div>}
      {isOver && <Suspense fallback={null}><SignInAgain name={me.name} signInName={me.signInName} onSignedIn={takeOver} /></Suspense>}
    </Me>
  )
}

function useWhoIsHere() {
  const session = useSession()
  const [last, setLast] = useState<Session>()
  const [isOver, setOver] = useState(false)
  const queries = useQueryClient()
  const navigate = useNavigate()
  // Before anybody has signed in nothing can end.
  useEffect(() => whenSignedOut(() => setOver(last !== undefined)), [last])
  if (session.data && session.data !== last) setLast(session.data)

  /** Another person at the same screen must not see, or send, anything of the one before. */
  function takeOver(next: Session): void {
    setOver(false)
    if (last !== undefined && last.account !== next.account) {
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== '/session' })
      void navigate('/')
    } else void queries.invalidateQueries()
  }
  return { session, me: session.data ?? last, isOver: last !== undefined && (isOver || session.data === null), takeOver }
}

function Unreached({ error, onRetry }: Readonly<{ error: Error; onRetry: () => void }>) {
  return <Shell><main id="content" className="page page-column" tabIndex={-1}><h1>首席技师选拔</h1><Failure error={error} what="登录状态" onRetry={onRetry} /></main></Shell>
}
