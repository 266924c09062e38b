import { useState, type FormEvent, type ReactNode } from 'react'
import { RefusedError } from '../../api/client.ts'
import { ActProblem } from '../../api/Loaded.tsx'
import { useWrite } from '../../api/queries.ts'
import { Button } from '../../parts/Button.tsx'
import { Facts } from '../../parts/Page.tsx'
import { QrCode } from '../../parts/QrCode.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { TextField } from '../../parts/TextField.tsx'
import '../../parts/form.css'
import '../../parts/slip.css'

type Offered = Readonly<{ secret: string; uri: string }>
type Recovery = Readonly<{ recoveryCodes: readonly string[] }>
type SecondFactorProps = Readonly<{ isOn: boolean; recoveryCodesLeft: number }>
const FEW_CODES = 3

/** 动态口令 — a second factor from any authenticator app, with codes on paper for the day the telephone is lost. */
export function SecondFactor({ isOn, recoveryCodesLeft }: SecondFactorProps) {
  const [doing, setDoing] = useState<'set-up' | 'renew'>()
  const [codes, setCodes] = useState<readonly string[]>()
  const close = (): void => { setDoing(undefined); setCodes(undefined) }
  if (codes !== undefined) return <CodesOnPaper codes={codes} onDone={close} />
  if (doing === 'set-up') return <SetUp onDone={setCodes} onClose={close} />
  if (doing === 'renew') return <Renew onDone={setCodes} onClose={close} />
  return (
    <div className="stack">
      <Facts rows={[
        ['状态', <StatusTag key="on" tone={isOn ? 'good' : 'quiet'}>{isOn ? '已启用' : '未启用'}</StatusTag>],
        ...(isOn ? [['没用过的恢复码', `${recoveryCodesLeft}个`] as const] : []),
      ]} />
      {isOn && recoveryCodesLeft < FEW_CODES && <p className="note note-warn">恢复码快用完了，请换一组新的。</p>}
      <p className="soft">启用后，登录时除密码外还要输手机上的6位数字：密码被人知道了，也登录不了。</p>
      <div className="row">
        <Button kind={isOn ? 'plain' : 'main'} onPress={() => setDoing('set-up')}>{isOn ? '换一部手机' : '启用动态口令'}</Button>
        {isOn && <Button onPress={() => setDoing('renew')}>换一组恢复码</Button>}
      </div>
    </div>
  )
}

type StepProps = Readonly<{ onDone: (codes: readonly string[]) => void; onClose: () => void }>

function SetUp({ onDone, onClose }: StepProps) {
  const offer = useWrite<Offered, Readonly<{ password: string }>>('POST', '/account/second-factor')
  const confirm = useWrite<Recovery, Readonly<{ code: string }>>('POST', '/account/second-factor/confirm')
  if (offer.data === undefined) {
    return <Asking label="您的密码" type="password" about="current" error={offer.error} isBusy={offer.isPending} action="下一步" onClose={onClose} onSend={(password) => offer.mutate({ password })} />
  }
  const { secret, uri } = offer.data
  return (
    <div className="stack">
      <p>一、用手机上的验证器（如微信小程序“腾讯身份验证器”、FreeOTP）扫二维码；不能扫的，手工输入密钥。就在这部手机上办的，<a href={uri}>打开手机上的验证器</a>。</p>
      <div className="row"><QrCode text={uri} label="动态口令的二维码" /><Facts rows={[['密钥', <code key="secret" className="numbers second-factor-key">{inFours(secret)}</code>]]} /></div>
      <p>二、输入验证器上现在显示的6位数字。</p>
      <Asking label="动态口令" about="code" error={confirm.error} isBusy={confirm.isPending} action="启用" onClose={onClose} onSend={(code) => confirm.mutate({ code }, { onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes) })} />
    </div>
  )
}

/** Typed by hand it is read in fours; authenticators pass over the spaces. */
const inFours = (secret: string): string => secret.replace(/.{4}(?=.)/g, '$& ')

function Renew({ onDone, onClose }: StepProps) {
  const renew = useWrite<Recovery, Readonly<{ password: string }>>('POST', '/account/recovery-codes')
  return (
    <Asking label="您的密码" type="password" about="current" error={renew.error} isBusy={renew.isPending} action="换一组恢复码" onClose={onClose}
      onSend={(password) => renew.mutate({ password }, { onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes) })}><p>新的一组生成后，原来的全部作废。</p></Asking>
  )
}

type AskingProps = Readonly<{
  label: string; type?: 'password'; about: string; error: Error | null; isBusy: boolean; action: string
  onSend: (word: string) => void; onClose: () => void; children?: ReactNode
}>

/** One word before the step: the password, or the number on the telephone. */
function Asking({ label, type, about, error, isBusy, action, onSend, onClose, children }: AskingProps) {
  const [word, setWord] = useState('')
  const [isTried, setTried] = useState(false)
  const said = error instanceof RefusedError ? error.refusals.find((refusal) => refusal.about === about)?.detail : undefined
  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (word.trim() !== '') onSend(word)
  }
  return (
    <form className="form" onSubmit={submit} noValidate>
      {children}
      {said === undefined && <ActProblem error={error} />}
      <TextField id="proof" label={label} width="medium" value={word} onChange={setWord} error={isTried && word.trim() === '' ? `请填写${label}。` : said}
        {...(type === undefined ? { inputMode: 'numeric' as const, autoComplete: 'one-time-code' } : { type, autoComplete: 'current-password' })} />
      <div className="row"><Button kind="main" type="submit" isBusy={isBusy}>{action}</Button><Button kind="quiet" onPress={onClose}>不办了</Button></div>
    </form>
  )
}

function CodesOnPaper({ codes, onDone }: Readonly<{ codes: readonly string[]; onDone: () => void }>) {
  return (
    <div className="stack" role="status">
      <p className="note note-warn">请把下面的恢复码打印或抄下来，和手机分开保管。<strong>关闭后不再显示。</strong>手机丢了，用一个恢复码代替动态口令登录；每个只能用一次。</p>
      <div className="slip"><p><strong>首席技师选拔 · 动态口令恢复码</strong></p><ul className="plain-list recovery-codes">{codes.map((code) => <li key={code}>{code}</li>)}</ul></div>
      <div className="row no-print"><Button icon="printer" onPress={() => window.print()}>打印</Button><Button kind="main" onPress={onDone}>已经收好</Button></div>
    </div>
  )
}
