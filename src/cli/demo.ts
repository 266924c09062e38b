import { serverCommand } from './serverCommand.ts'

export const demo = serverCommand('demo', '启动演示系统：虚构的城市、人员和单位，时钟可以拨快')
