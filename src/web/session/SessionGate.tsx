import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { askAs, whenSignedOut, type SignedOut } from '../api/client.ts'
import { Failure } from '../api/Loaded.tsx'
import { useSession } from '../api/queries.ts'
import type { Session } from '../api/views.ts'
import { Loading } from '../parts/states.tsx'
import { Shell } from '../shell/Shell.tsx'
import { forgetUnsentFiles, outbox } from '../unsent/unsentFiles.ts'
import { Me } from './me.ts'

const SignInPage = lazy(() => import('../pages/sign-in/SignInPage.tsx'))
const SignInAgain = lazy(() => import('./SignInAgain.tsx'))
const FirstPasswordPage = lazy(() => import('../pages/account/FirstPasswordPage.tsx'))

/**
 * Nobody passes without signing in. The address stays, so that whoever followed a link lands on it afterwards; and where a session ends
 * in the middle of work, the pages stay as they are until it is renewed.
 */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const { me, session, over, takeOver } = useWhoIsHere()
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
      {over !== undefined && <Suspense fallback={null}><SignInAgain why={over} name={me.name} signInName={me.signInName} onSignedIn={takeOver} /></Suspense>}
    </Me>
  )
}

function useWhoIsHere() {
  const session = useSession()
  const [last, setLast] = useState<Session>()
  const [over, setOver] = useState<SignedOut>()
  const queries = useQueryClient()
  const navigate = useNavigate()
  // Before anybody has signed in nothing can end.
  useEffect(() => whenSignedOut((why) => setOver(last && why)), [last])
  // Who signed in here stays: what another tab made of the session is not for this page to take over.
  const isOther = session.data != null && last !== undefined && session.data.account !== last.account
  if (session.data && session.data !== last && !isOther) stay(session.data)

  function stay(next: Session): void {
    setLast(next)
    askAs(next.account)
  }

  /** Another person at the same screen must not see, or send, anything of the one before. */
  function takeOver(next: Session): void {
    setOver(undefined)
    stay(next)
    if (last !== undefined && last.account !== next.account) {
      forgetUnsentFiles()
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== '/session' })
      void navigate('/')
    } else {
      outbox.resume()
      void queries.invalidateQueries()
    }
  }
  const seen = isOther ? 'other-account' : session.data === null ? 'not-signed-in' : undefined
  return { session, me: last ?? session.data ?? undefined, over: last && (over ?? seen), takeOver }
}

function Unreached({ error, onRetry }: Readonly<{ error: Error; onRetry: () => void }>) {
  return <Shell><main id="content" className="page page-column" tabIndex={-1}><h1>首席技师选拔</h1><Failure error={error} what="登录状态" onRetry={onRetry} /></main></Shell>
}
