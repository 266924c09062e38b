import { Component, type ReactNode } from 'react'
import { ErrorState } from '../parts/states.tsx'

type BoundaryProps = Readonly<{
  /** Where we are: another page gets another try. */
  place: string
  children: ReactNode
}>
type Failed = Readonly<{ failure: Error | undefined }>

/**
 * What broke stays within the page; header and way out remain. Mostly a part of the page could not be loaded, because the line is down or
 * the system has been renewed since the page was opened: loading anew helps, and what was typed is kept.
 */
export class Boundary extends Component<BoundaryProps, Failed> {
  override readonly state: Failed = { failure: undefined }

  static getDerivedStateFromError(failure: Error): Failed {
    return { failure }
  }

  override componentDidUpdate(before: BoundaryProps): void {
    if (before.place !== this.props.place && this.state.failure !== undefined) this.setState({ failure: undefined })
  }

  override render(): ReactNode {
    if (this.state.failure === undefined) return this.props.children
    return (
      <main id="content" className="page page-column" tabIndex={-1}>
        <h1>这一页没有打开</h1>
        <ErrorState what="页面没有读全" why="可能是网络断了，也可能是系统刚刚更新过。您填写的内容都在，重新打开就能接着办。" onRetry={() => location.reload()} />
      </main>
    )
  }
}
