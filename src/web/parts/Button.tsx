import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Icon, type IconName } from './Icon.tsx'
import './button.css'

/** `main` stands once a page; `danger` is for what needs a reason. */
export type ButtonKind = 'main' | 'plain' | 'quiet' | 'danger'

type Looks = Readonly<{ kind?: ButtonKind | undefined; icon?: IconName | undefined; small?: boolean | undefined }>
const looks = ({ kind = 'plain', small = false }: Looks): string => `button button-${kind}${small ? ' button-small' : ''}`

type ButtonProps = Looks & Readonly<{
  children: ReactNode
  onPress?: (() => void) | undefined
  type?: 'button' | 'submit'
  isDisabled?: boolean | undefined
  /** Work is under way: the button keeps its focus and takes no second press. */
  isBusy?: boolean | undefined
  label?: string | undefined
}>

export function Button({ children, onPress, type = 'button', isDisabled = false, isBusy = false, label, ...look }: ButtonProps) {
  return (
    <button
      className={looks(look)}
      // A busy button stays a button, so that the focus stays on it, but it submits nothing a second time.
      type={isBusy ? 'button' : type}
      disabled={isDisabled}
      {...(isBusy && { 'aria-busy': true, 'aria-disabled': true })}
      {...(label !== undefined && { 'aria-label': label })}
      {...(onPress !== undefined && !isBusy && { onClick: () => onPress() })}
    >
      {look.icon !== undefined && <Icon name={look.icon} />}
      {children}
      {isBusy && <span className="button-busy" aria-hidden="true" />}
    </button>
  )
}

/** Goes somewhere, and looks like the step that it is. */
export function LinkButton({ to, children, ...look }: Looks & Readonly<{ to: string; children: ReactNode }>) {
  return <Link className={looks(look)} to={to}>{look.icon !== undefined && <Icon name={look.icon} />}{children}</Link>
}

/** A file or a page outside the workbench. */
export function DownloadLink({ href, children, fileName, ...look }: Looks & Readonly<{ href: string; children: ReactNode; fileName?: string }>) {
  return <a className={looks(look)} href={href} download={fileName ?? true}><Icon name={look.icon ?? 'download'} />{children}</a>
}
