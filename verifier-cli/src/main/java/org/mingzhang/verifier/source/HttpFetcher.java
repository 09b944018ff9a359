package org.mingzhang.verifier.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Gets files from one address, with bounds on size and time. Failures that may pass are tried
/// again. Redirects are not followed, so that a server cannot send the auditor elsewhere, or a
/// token to somebody else.
final class HttpFetcher {
    private static final int TRIES = 3;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final long ANSWER_SECONDS_MAX = 60;
    private static final long PAUSE_MILLIS = 300;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT_TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final URI address;
    private final Optional<String> token;

    HttpFetcher(URI address, Optional<String> token) throws SourceException {
        String scheme = address.getScheme();
        boolean web = "http".equals(scheme) || "https".equals(scheme);
        if (!web || address.getHost() == null || address.getRawQuery() != null) {
            throw new SourceException(address + " is not the address of a log");
        }
        String text = address.toString();
        this.address = text.endsWith("/") ? address : URI.create(text + "/");
        this.token = token;
    }

    URI address() {
        return address;
    }

    Optional<byte[]> get(String path, long bytesMax) throws SourceException {
        return answer("GET", path, bytesMax);
    }

    boolean exists(String path) throws SourceException {
        return answer("HEAD", path, 0).isPresent();
    }

    private Optional<byte[]> answer(String method, String path, long bytesMax)
            throws SourceException {
        URI uri = address.resolve(path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody());
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        String failure = "";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            pause(attempt);
            try {
                HttpResponse<byte[]> response = send(request.build(), bytesMax);
                int status = response.statusCode();
                if (status == 200) {
                    return Optional.of(response.body());
                }
                if (status == 404 || status == 410) {
                    return Optional.empty();
                }
                failure = uri + " answers " + status + reason(status, response);
                if (status < 500 && status != 429) {
                    throw new SourceException(failure);
                }
            } catch (IOException e) {
                failure = "cannot fetch " + uri + ": " + said(e);
                if (e instanceof TooLong) {
                    throw new SourceException(failure);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SourceException("interrupted while fetching " + uri);
            }
        }
        throw new SourceException(failure);
    }

    private static String said(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static String reason(int status, HttpResponse<byte[]> response) {
        if (status / 100 == 3) {
            return ", another address: " + response.headers().firstValue("location").orElse("?");
        }
        return status == 401 || status == 403
                ? ": entry bundles need the auditor's role, give a token with --token-file"
                : "";
    }

    private static void pause(int attempt) throws SourceException {
        if (attempt == 0) {
            return;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS * attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException("interrupted");
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request, long bytesMax)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> future =
                client.sendAsync(request, head -> new BoundedBody(bytesMax));
        try {
            return future.get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new IOException("no whole answer within " + ANSWER_SECONDS_MAX + " s", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        }
    }

    /// More bytes than a file of its kind can have.
    private static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;

        TooLong(long bytesMax) {
            super("more than " + bytesMax + " bytes");
        }
    }

    /// Collects a body, and gives up at its limit.
    private static final class BoundedBody implements BodySubscriber<byte[]> {
        private final long bytesMax;
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Flow.@org.jspecify.annotations.Nullable Subscription subscription;

        BoundedBody(long bytesMax) {
            this.bytesMax = bytesMax;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                if (bytes.size() + (long) buffer.remaining() > bytesMax) {
                    if (subscription != null) {
                        subscription.cancel();
                    }
                    body.completeExceptionally(new TooLong(bytesMax));
                    return;
                }
                byte[] part = new byte[buffer.remaining()];
                buffer.get(part);
                bytes.writeBytes(part);
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            body.complete(bytes.toByteArray());
        }
    }
}
