import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { FakeEventSource } from './fakes';

// jsdom has none.
Object.assign(globalThis, { EventSource: FakeEventSource });

beforeEach(() => {
    FakeEventSource.opened = [];
});

afterEach(() => {
    cleanup();
    sessionStorage.clear();
    window.history.replaceState(null, '', '/hawtio/reeve/jobs');
});
