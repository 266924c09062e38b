import { useState } from 'react'
import { useParams } from 'react-router'
import { Loaded } from '../../api/Loaded.tsx'
import { useAccount } from '../../api/queries.ts'
import type { AccountPageView, AccountView } from '../../api/views.ts'
import { History } from '../../measure/History.tsx'
import { Button } from '../../parts/Button.tsx'
import { Facts, Page, Section, WithSide } from '../../parts/Page.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { ReasonedActDialog, RenewActivation, ResetPassword, type ReasonedAct } from './accountDialogs.tsx'
import { accountState } from './accountState.ts'

type Doing = ReasonedAct | 'activation' | 'password'

/** 一个账号 — its standing, what the administrator may do to it, and everything that was done. */
export default function AccountAdministrationPage() {
  const { id = '' } = useParams()
  const read = useAccount(id)
  const name = read.data?.account.signInName ?? ''
  return (
    <Page title={name === '' ? '账号' : `账号：${name}`} crumbs={[{ title: '账号管理', to: '/accounts' }]} expected="每一项办理都记入下面的经过，写明谁、什么时候、什么理由。">
      <Loaded read={read} what="这个账号" back={{ title: '账号管理', to: '/accounts' }}>{(view) => <Standing {...view} />}</Loaded>
    </Page>
  )
}

function Standing({ account, isMine, history }: AccountPageView) {
  const [doing, setDoing] = useState<Doing>()
  const [said, setSaid] = useState('')
  const close = (): void => setDoing(undefined)
  const open = (next: Doing): void => { setSaid(''); setDoing(next) }
  const done = (words: string): void => { setSaid(words); close() }
  return (
    <WithSide side={<Section title="可以办理"><Acts account={account} isMine={isMine} onDo={open} /></Section>}>
      {said !== '' && <p className="note note-good" role="status">{said}</p>}
      <Section title="账号"><AccountFacts {...account} /></Section>
      <Section title="经过"><History entries={history} /></Section>
      {doing === 'activation' && <RenewActivation account={account} onClose={close} />}
      {doing === 'password' && <ResetPassword account={account} onClose={close} />}
      {doing !== undefined && doing !== 'activation' && doing !== 'password' && <ReasonedActDialog act={doing} account={account} onClose={close} onDone={done} />}
    </WithSide>
  )
}

function AccountFacts(account: AccountView) {
  const { signInName, displayName, roleName, body, bodyName, activated, mustChangePassword, secondFactor } = account
  const { word, tone } = accountState(account)
  return (
    <Facts rows={[
      ['登录名', signInName], ['姓名', displayName], ['身份', roleName], ...(body === bodyName ? [] : [['所在单位', bodyName] as const]),
      ['状态', <StatusTag key="state" tone={tone}>{word}</StatusTag>],
      ['密码', !activated ? '还没有设' : mustChangePassword ? '一次性密码，登录后要改' : '本人所设'],
      ['动态口令', secondFactor ? '已启用' : '未启用'],
    ]} />
  )
}

type ActsProps = Readonly<{ account: AccountView; isMine: boolean; onDo: (doing: Doing) => void }>

function Acts({ account: { open, role, secondFactor }, isMine, onDo }: ActsProps) {
  if (!open) return <Button kind="main" onPress={() => onDo('enable')}>恢复账号</Button>
  return (
    <>
      <div className="stack-tight">
        <Button onPress={() => onDo('activation')}>重新发激活码</Button>
        <Button onPress={() => onDo('end-sessions')}>结束全部登录</Button>
        {secondFactor && <Button onPress={() => onDo('remove-second-factor')}>解除动态口令</Button>}
        <Button kind="quiet" onPress={() => onDo('password')}>当面设一次性密码</Button>
        {!isMine && <Button kind="danger" onPress={() => onDo('disable')}>停用账号</Button>}
      </div>
      <p className="soft">连续输错密码被锁定的，到时间自动解开；等不及的，重新发激活码，本人设好新密码就能登录。</p>
      {!isMine && role !== 'applicant' && <p className="soft">身份、单位、姓名开错了，或者换了人：停用这个账号，用新的登录名另开一个。{handsOver(role) && '单位没办完的事，由同一单位、同一身份的账号接着办。'}</p>}
      {isMine && <p className="soft">这是您自己的账号，停用要由另一位系统管理员办理。</p>}
    </>
  )
}

/** What waits for an expert waits for that person; what waits for a body waits for whoever acts for it. */
const handsOver = (role: string): boolean => !['expert', 'auditor', 'admin'].includes(role)
