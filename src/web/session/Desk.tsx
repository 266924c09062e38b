import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { isSignedOut, request } from '../api/client.ts'
import { useSession, useWorklist, useWrite } from '../api/queries.ts'
import type { ClockView, Session } from '../api/views.ts'
import { Button } from '../parts/Button.tsx'
import { FormDialog } from '../parts/FormDialog.tsx'
import { Shell, type Place } from '../shell/Shell.tsx'
import { forgetAllUnsent, hasUnsent } from '../unsent/unsent.ts'
import { forgetUnsentFiles, hasFilesAtRisk } from '../unsent/unsentFiles.ts'
import { bodyOf, useMe } from './me.ts'

/** Real work has no such clock, and does not load it. */
const DemoClock = lazy(async () => ({ default: (await import('../shell/DemoClock.tsx')).DemoClock }))

/** What surrounds every page of somebody who signed in: where to go, who I am, and in the demo the clock. */
export function Desk({ places, children }: Readonly<{ places: readonly Place[]; children: ReactNode }>) {
  const me = useMe()
  const { data } = useWorklist()
  const { leave, question } = useLeaving(me)
  const counted = places.map((place) => (place.to === '/' ? { ...place, count: data?.total } : place))
  return (
    <Shell desk={{ ...me, bodyName: bodyOf(me) }} places={counted} onSignOut={leave} notice={<MovableClock />}>
      {children}
      {question}
    </Shell>
  )
}

/** 退出 — words and files that have not reached the server yet would be lost with the session, so they are asked about first. */
function useLeaving(me: Session) {
  const queries = useQueryClient()
  const [isAsked, setAsked] = useState(false)
  async function signOut(): Promise<void> {
    forgetUnsentFiles()
    await request('DELETE', '/session')
    forgetAllUnsent()
    queries.clear()
    // A new page, so that nothing of this person stays in the memory of a shared machine.
    location.replace(import.meta.env.BASE_URL)
  }
  const question = (
    <FormDialog isOpen={isAsked} onClose={() => setAsked(false)} title={me.role === 'expert' ? '还有评分没有提交' : '还有内容没有保存到服务器'}>
      <p>{me.role === 'expert' ? '退出后，填在这台设备上、还没有提交的分数和评语会清除。请先提交再退出。' : '退出后，留在本机、还没有保存的内容会清除，没有传完的文件也不再上传。请先连上网络，等页面显示“已保存”、文件都已传上再退出。'}</p>
      <div className="row">
        <Button kind="main" onPress={() => setAsked(false)}>先不退出</Button>
        <Button kind="danger" onPress={() => void signOut()}>仍然退出</Button>
      </div>
    </FormDialog>
  )
  return { question, leave: () => { if (hasUnsent(me.account) || hasFilesAtRisk()) setAsked(true); else void signOut() } }
}

/** The demo's time. Moving it changes what every page shows. */
function MovableClock() {
  const { data: session } = useSession()
  const move = useWrite<ClockView, Readonly<{ days: number }> | Readonly<{ toNextDeadline: true }>>('POST', '/clock')
  const clock = session?.demoClock
  if (clock === null || clock === undefined) return null
  return (
    <Suspense fallback={null}>
      <DemoClock now={clock.now} today={clock.today} isBusy={move.isPending} refusal={isSignedOut(move.error) ? undefined : move.error?.message}
        onForward={(days) => move.mutate({ days })} onNextDeadline={() => move.mutate({ toNextDeadline: true })} />
    </Suspense>
  )
}
