import type { IssuedPaper } from '../../domain/issuing.ts'
import type { effectView, View } from '../api.ts'
import type { Undelivered } from '../services.ts'

const paperName: Readonly<Record<IssuedPaper['kind'], string>> = { call: '选拔通知', publicity: '公示', result: '公布名单', certificate: '证书' }
const effectName: Readonly<Record<string, string>> = { 'erase-person': '销毁个人信息密钥' }

/** Which errors end in which words. An error's own text may hold a name out of a paper, so none of it is passed on. */
const causes: readonly (readonly [RegExp, string, string])[] = [
  [/^glyph-missing/, '文书里有一个字，现有的字体都没有。', '请把有这个字的字体放进程序的 fonts 文件夹，重新启动，再试一次。'],
  [/^photo-unreadable/, '照片文件损坏，无法排进文书。', '请告诉选拔办核对照片，再试一次。'],
  [/^renderer-stopped/, '排版程序中途退出，多半是内存不足。', '请关掉服务器上别的程序或加内存，再试一次。'],
  [/^typesetting-failed/, '文书模板出错，排版没有完成。', '请把编号和出错时间告诉程序的维护人员，修好后再试一次。'],
  [/ENOSPC/, '磁盘已满，文书写不下。', '请腾出磁盘空间，再试一次。'],
  [/EACCES|EPERM|EROFS/, '程序没有权限写文书存档的文件夹。', '请检查数据文件夹的权限，再试一次。'],
  [/^there is no /, '记录里没有这份文书要写的内容，可能本人的个人信息已依法删除。', '不用处理；确认不是这样的，请告诉程序的维护人员。'],
  [/个人信息密钥/, '系统正忙（例如正在备份），暂时动不了个人信息密钥。', '等备份结束，再试一次。'],
]
const unforeseen = ['程序没有料到的原因。', '请查看运行日志，把编号告诉程序的维护人员。'] as const

/** One effect that failed, in plain words. */
export function effectViewOf({ id, kind, payload, attempts, reason, deadAt }: Undelivered): View<typeof effectView> {
  const [, cause, remedy] = causes.find(([mark]) => mark.test(reason)) ?? ['', ...unforeseen]
  return { id: String(id), title: titleOf(kind, payload), attempts, cause, remedy, givenUpAt: deadAt }
}

function titleOf(kind: string, payload: unknown): string {
  const { kind: paper = '' } = (typeof payload === 'object' ? payload : null) as Readonly<{ kind?: string }> | null ?? {}
  return kind === 'issue-paper' ? (paperName[paper as IssuedPaper['kind']] ?? '文书') : (effectName[kind] ?? '其他事项')
}
