import { lazy, Suspense, type ReactNode } from 'react'
import { Page } from '../../parts/Page.tsx'
import { SavedState } from '../../parts/SavedState.tsx'
import { RefusedState } from '../../parts/states.tsx'
import type { ScreenProps } from './ApplicationPage.tsx'
import { useDeskState } from './draft/useDraftDesk.ts'
import { Due, lastDayOf } from './Due.tsx'
import { formPath } from './places.ts'
import { UnsentFiles } from './UnsentFiles.tsx'
import { useToday } from '../../words/today.ts'

/** Seldom do two hands write the same. */
const Clashes = lazy(async () => ({ default: (await import('./Clashes.tsx')).Clashes }))

type FrameProps = ScreenProps & Readonly<{
  title: string
  expected: ReactNode
  main?: ReactNode
  width?: 'column' | 'wide'
  /** The task list stands above the other screens. */
  isTop?: boolean
  /** What stays in view beside where the words are. */
  inView?: ReactNode
  children: ReactNode
}>

const closed = '期限已过，不能再提交；写过的内容可以查看。有疑问的，请联系区市人社部门或者选拔办。'

/** What surrounds every screen of the form: whose it is, until when, where the words are now, and what two hands wrote differently. */
export function FormPageFrame({ application, policy, title, expected, main, width = 'column', isTop = false, inView, children }: FrameProps) {
  const { answers, draft, saved, refused, clashes } = useDeskState()
  const today = useToday()
  const lastDay = lastDayOf(draft)
  const isOver = lastDay !== '' && lastDay < today
  const name = String(answers['name'] ?? '')
  const crumbs = [{ title: '我的申报', to: '/cases' }, ...(isTop ? [] : [{ title: name === '' ? '申报表' : `${name}的申报表`, to: formPath(application) }])]
  return (
    <Page title={title} crumbs={crumbs} width={width} expected={isOver ? closed : expected} until={<Due />} main={main}>
      <div className="form-saved no-print"><SavedState saved={saved} /><UnsentFiles application={application} policy={policy} />{inView}</div>
      {refused !== undefined && <RefusedState title="刚才写的没有全部保存" refusals={refused.refusals}><p>您写的内容留在本机，没有丢失。</p></RefusedState>}
      {clashes.length > 0 && <Suspense fallback={null}><Clashes application={application} policy={policy} /></Suspense>}
      {children}
    </Page>
  )
}
