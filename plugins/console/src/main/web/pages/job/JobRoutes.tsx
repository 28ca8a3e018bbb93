import React from 'react';
import { Route, Routes } from 'react-router-dom';
import { JobPage } from './JobPage';
import { JobsPage } from '../jobs/JobsPage';

/** All jobs, and below it the page of each. */
export const JobRoutes: React.FC = () => (
    <Routes>
        <Route index element={<JobsPage />} />
        <Route path=":job/*" element={<JobPage />} />
    </Routes>
);
