package io.sallyport.config;

/** How the refresh token travels. */
public enum RefreshTransport {
    /** In a cookie that script cannot read. */
    COOKIE,
    /** In the bodies of requests and answers. */
    BODY
}
