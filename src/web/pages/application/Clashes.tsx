import type { ReactNode } from 'react'
import { Button } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { ScreenProps } from './ApplicationPage.tsx'
import { bothOf, linesOf } from './clash.ts'
import type { Clash } from './draft/DraftDesk.ts'
import { useDesk, useDeskState } from './draft/useDraftDesk.ts'
import './application.css'

/** 两处填写不一致 — both texts side by side; nothing is lost until a person has decided. */
export function Clashes({ policy }: ScreenProps) {
  const { clashes } = useDeskState()
  return (
    <section className="note note-warn stack no-print" role="alert" aria-labelledby="clashes-title">
      <h2 id="clashes-title"><Icon name="warning" />{` 有${clashes.length}项在另一处也改过，请选择保留哪一个`}</h2>
      <p>另一处可能是您的另一台设备，也可能是单位或申报人。两边写的都在下面，没有丢失；别的栏目已照常保存。</p>
      {clashes.map((clash) => <OneClash key={clash.field} policy={policy} clash={clash} />)}
    </section>
  )
}

function OneClash({ policy, clash: { field: id, mine, theirs } }: Pick<ScreenProps, 'policy'> & Readonly<{ clash: Clash }>) {
  const desk = useDesk()
  const field = policy.form.pages.flatMap(({ fields }) => fields).find((each) => each.id === id)
  if (field === undefined) return null
  const both = bothOf(field, mine, theirs)
  return (
    <div className="clash" role="group" aria-label={field.label}>
      <h3>{field.label}</h3>
      <div className="clash-sides">
        <Side title="您写的" lines={linesOf(field, mine)}><Button small onPress={() => desk.settle(id, mine)}>用我写的</Button></Side>
        <Side title="另一处写的" lines={linesOf(field, theirs)}><Button small onPress={() => desk.settle(id, undefined)}>用另一处写的</Button></Side>
      </div>
      {both !== undefined && <p className="row"><Button small onPress={() => desk.settle(id, both)}>两处都留下</Button><span className="soft">留下后请到这一栏整理成一份。</span></p>}
    </div>
  )
}

function Side({ title, lines, children }: Readonly<{ title: string; lines: readonly string[]; children: ReactNode }>) {
  return (
    <div className="clash-side">
      <p className="soft small">{title}</p>
      <div className="clash-words">{lines.every((line) => line === '') ? <span className="soft">空白</span> : lines.map((line, at) => <p key={at}>{line}</p>)}</div>
      {children}
    </div>
  )
}
