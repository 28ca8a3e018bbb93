import { useEffect } from 'react';
import { useDesk, useGrants } from './desk';

/**
 * Whether the caller may call operations of a bean; display only.
 *
 * @param operations a constant
 */
export function useMay(bean: string, operations: readonly string[]): (operation: string) => boolean {
    const desk = useDesk();
    const grants = useGrants();
    useEffect(() => void desk.grants.learnOf({ [bean]: operations }), [desk, bean, operations]);
    return operation => grants.may(bean, operation);
}
