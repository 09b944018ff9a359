package org.mingzhang.api.browser;

import org.mingzhang.api.testing.Province;

/// The ledgers before which tests in a browser run; each is started when the first test wants it.
enum Books {
    /// The demonstration province.
    PROVINCE {
        @Override
        String address() {
            return Province.address();
        }
    },
    /// A year of a real city.
    SANTIAGO {
        @Override
        String address() {
            return Santiago.address();
        }
    };

    /// Where it is.
    abstract String address();
}
