import type { ReactNode } from 'react'
import { momentInWords } from '../words/days.ts'
import { Button } from './Button.tsx'
import { Facts } from './Page.tsx'
import { QrCode } from './QrCode.tsx'
import './slip.css'

export type Activation = Readonly<{ signInName: string; code: string; until: string }>

/** Behind the #, so that no server log keeps it. */
export const activationAddress = (code: string): string => `${location.origin}${import.meta.env.BASE_URL}activate#${code}`

/** An address that leads whoever types it elsewhere to their own machine. */
const isOnlyHere = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host)

type ActivationSlipProps = Activation & Readonly<{ about?: readonly (readonly [string, ReactNode])[]; children?: ReactNode }>

/** 激活单 — shown this once, printed and handed over; whoever holds it sets the password, so that nobody else ever knows it. */
export function ActivationSlip({ signInName, code, until, about = [], children }: ActivationSlipProps) {
  return (
    <>
      {isOnlyHere(location.hostname) && <p className="note note-warn no-print">下面的网址只有在这台机器上打得开。要交给在别处办理的人，请先用大家都能打开的网址登录，再发激活单。</p>}
      <div className="slip">
        <p><strong>首席技师选拔 · 账号激活单</strong></p>
        <div className="slip-body">
          <Facts rows={[
            ...about,
            ['登录名', <span key="name" className="secret">{signInName}</span>], ['激活码', <span key="code" className="secret">{code}</span>],
            ['有效期至', momentInWords(until)], ['网址', `${location.origin}${import.meta.env.BASE_URL}activate`],
          ]} />
          <QrCode text={activationAddress(code)} label="激活网址的二维码" />
        </div>
        <p>扫二维码，或打开网址输入激活码，设一个只有本人知道的密码。激活码只能用一次，请当面交给本人，不要拍照转发。</p>
      </div>
      <p className="row no-print"><Button kind="main" icon="printer" onPress={() => window.print()}>打印</Button>{children}</p>
    </>
  )
}
