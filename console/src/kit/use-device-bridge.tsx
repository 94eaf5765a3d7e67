import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { type BridgeState, connectBridge, type DeviceBridge, type IdentityCard, simulateBridge } from './device-bridge.ts'

const defaultPort = 17350

/** The card reader of this desk; with `simulatedCards` the simulator, as in the demo. */
export function useDeviceBridge(simulatedCards?: readonly IdentityCard[]): { bridge: DeviceBridge; state: BridgeState } {
  const bridge = useMemo(() => (simulatedCards ? simulateBridge(simulatedCards) : connectBridge(portHere())), [simulatedCards])
  useEffect(() => () => bridge.close(), [bridge])
  return { bridge, state: useSyncExternalStore(bridge.subscribe, bridge.state) }
}

/** The reader's state in a word: 未安装 / 未连接 / 就绪 / 读取中 / 失败. */
export function DeviceStatus({ state, isSimulated }: { state: BridgeState; isSimulated: boolean }) {
  const { t } = useTranslation('kit')
  return (
    <span className={`device ${state}`} role="status">
      {isSimulated && state === 'ready' ? t('bridge.simulated') : t(`bridge.${state}`)}
    </span>
  )
}

/** A desk whose service listens elsewhere says so once: localStorage `jiayi.bridge.port`. */
function portHere(): number {
  try {
    return Number(localStorage.getItem('jiayi.bridge.port')) || defaultPort
  } catch {
    return defaultPort
  }
}
