import { serverCommand } from './serverCommand.ts'

export const serve = serverCommand('serve', '启动正式系统')
