/*-
 * #%L
 * From a calcium-imaging movie to inferred spiking, inside Fiji and ImageJ.
 * %%
 * Copyright (C) 2026 CaLab for Fiji developers
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 * 
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 * 
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */
package org.calab.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import org.calab.Golden;
import org.calab.SharedData;
import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.io.catune.CaTuneExport;
import org.calab.io.npy.Npy;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol, spoken by a client in the place of the page. */
class BridgeTest {

	private static final TraceSet TRACES = TraceSet.of(new double[][] { { 0.5, -1,
		2, 3 }, { 4, 5, 6, 1e300 } }, SamplingRate.ofHz(20)).withNames(List.of("a",
			"b")).withOrigin("movie.tif");

	private static final String EXPORT =
		"{\"parameters\": {\"tau_rise_s\": 0.1, \"tau_decay_s\": 0.6, \"lambda\": 0.05, \"sampling_rate_hz\": 20, \"filter_enabled\": true}}";

	private static final String RESULTS =
		"{\"alphas\": [1, 2.5], \"baselines\": [0.1, null], \"pves\": [0.9, 0.8], \"fs\": 20, \"tau_rise\": 0.1, \"tau_decay\": 0.6, \"beta\": 1.5, \"tau_rise_fast\": 0, \"tau_decay_fast\": 0, \"beta_fast\": 0, \"residual\": 0.01, \"h_free\": [0, 1, 0.5], \"num_iterations\": 7, \"converged\": true, \"converged_at_iteration\": null, \"schema_version\": 1}";

	private static LifeSigns life() {
		return new LifeSigns(LifeSigns.SILENCE, System::nanoTime);
	}

	private static Run<PageExport> tune(final BridgeOptions options) {
		return new Run<>(new TuneSession(TRACES, life()), options);
	}

	private static Run<PageExport> tune() {
		return tune(BridgeOptions.defaults());
	}

	private static Run<PageResult> decon(final DeconConfig config) {
		return new Run<>(new DeconSession(TRACES, config, life()), BridgeOptions
			.defaults());
	}

	/** Each ending must end them; they may take a moment to die. */
	@AfterEach
	void noThreadIsLeft() throws InterruptedException {
		List<String> left = List.of();
		for (int k = 0; k < 100; k++) {
			left = Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
				.filter(n -> n.startsWith("calab-bridge") || n.startsWith(
					"HTTP-Dispatcher")).collect(Collectors.toList());
			if (left.isEmpty()) return;
			Thread.sleep(20);
		}
		assertEquals(List.of(), left);
	}

	private static <T> void end(final Run<T> run) throws Exception {
		run.progress.cancelled = true;
		assertEquals(Ending.CANCELLED, run.reply().ending());
		assertTrue(run.reply().value().isEmpty());
		assertThrows(ConnectException.class, () -> run.get("/health"),
			"the server has ended");
	}

	private static byte[] npy(final double[][] rows) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		Npy.of(rows).writeTo(out);
		return out.toByteArray();
	}

	@Test
	void servesWhatThePageRequests() throws Exception {
		final Run<PageExport> run = tune();
		assertEquals("ok", run.get("/health").body());
		final ObjectMapper json = new ObjectMapper();
		assertEquals(json.readTree("{\"ready\": true, \"app\": \"catune\"}"), json
			.readTree(run.get("/status").body()));
		assertEquals(json.readTree(
			"{\"sampling_rate_hz\": 20.0, \"num_cells\": 2, \"num_timepoints\": 4}"),
			json.readTree(run.get("/metadata").body()));
		assertEquals(json.readTree("{\"autorun\": false}"), json.readTree(run.get(
			"/config").body()));
		final HttpResponse<byte[]> traces = Run.bytes(run.request(
			"/api/v1/traces"));
		assertEquals("application/octet-stream", traces.headers().firstValue(
			"Content-Type").get());
		assertEquals(traces.body().length, traces.headers().firstValueAsLong(
			"Content-Length").getAsLong());
		assertTrue(new String(traces.body(), StandardCharsets.ISO_8859_1).contains(
			"'<f8', 'fortran_order': False, 'shape': (2, 4)"));
		final double[][] read = Npy.read(new ByteArrayInputStream(traces.body()),
			"traces", traces.body().length);
		assertArrayEquals(TRACES.toArray(), read);
		end(run);
	}

	@Test
	void theAddressOfThePage() throws Exception {
		final Run<PageExport> one = tune();
		assertTrue(one.page().toString().matches(
			"https://miniscope\\.github\\.io/CaLab/CaTune/\\?bridge=http://127\\.0\\.0\\.1:\\d+&bridge_secret=[0-9a-f]{64}"),
			one.page().toString());
		final Run<PageResult> other = new Run<>(new DeconSession(TRACES, DeconConfig
			.defaults(), life()), BridgeOptions.defaults().withAppUrl(
				"http://localhost:5173/x/?a=b#top"));
		assertTrue(other.page().toString().startsWith(
			"http://localhost:5173/x/?a=b&bridge=http://127.0.0.1:"));
		assertTrue(other.page().toString().endsWith("#top"));
		assertNotEquals(one.secret(), other.secret());
		end(one);
		end(other);
	}

	@Test
	void refusesRequestsWithoutTheSecret() throws Exception {
		final Run<PageExport> run = tune();
		for (final String path : List.of("/api/v1/health", "/api/v1/traces",
			"/api/v1/none"))
		{
			final HttpRequest.Builder none = HttpRequest.newBuilder(run.address()
				.resolve(path));
			assertEquals(401, Run.send(none).statusCode(), path);
			final HttpResponse<String> wrong = Run.send(none.copy().header(
				"X-Bridge-Secret", run.secret().replace(run.secret().charAt(0), 'x')));
			assertEquals(401, wrong.statusCode());
			assertTrue(wrong.body().contains("\"error\""), wrong.body());
			assertEquals("*", wrong.headers().firstValue(
				"Access-Control-Allow-Origin").get());
			assertEquals(401, Run.send(none.copy().header("X-Bridge-Secret", ""))
				.statusCode());
			assertEquals(401, Run.send(none.copy().header("X-Bridge-Secret", run
				.secret() + "0")).statusCode());
		}
		assertEquals(401, Run.send(HttpRequest.newBuilder(run.address().resolve(
			"/api/v1/params")).POST(HttpRequest.BodyPublishers.ofString(EXPORT)))
			.statusCode());
		end(run);
	}

	/** Bound to 127.0.0.1: on no other address of this machine is anybody listening. */
	@Test
	void listensOnLoopbackOnly() throws Exception {
		final Run<PageExport> run = tune();
		final int port = run.address().getPort();
		int tried = 0;
		for (final NetworkInterface net : NetworkInterface.networkInterfaces()
			.toList())
		{
			for (final InetAddress address : net.inetAddresses().toList()) {
				if (address.getHostAddress().equals("127.0.0.1")) continue;
				tried++;
				try (Socket socket = new Socket()) {
					assertThrows(IOException.class, () -> socket.connect(
						new InetSocketAddress(address, port), 500), address.toString());
				}
			}
		}
		try (Socket socket = new Socket()) {
			assertThrows(IOException.class, () -> socket.connect(
				new InetSocketAddress("127.0.0.2", port), 500));
			tried++;
		}
		assertTrue(tried > 0);
		end(run);
	}

	@Test
	void preflight() throws Exception {
		final Run<PageExport> run = tune();
		final HttpResponse<String> plain = Run.send(HttpRequest.newBuilder(run
			.address().resolve("/api/v1/traces")).method("OPTIONS",
				HttpRequest.BodyPublishers.noBody()));
		assertEquals(200, plain.statusCode());
		assertEquals("*", plain.headers().firstValue("Access-Control-Allow-Origin")
			.get());
		assertEquals("GET, POST, OPTIONS", plain.headers().firstValue(
			"Access-Control-Allow-Methods").get());
		assertEquals("Content-Type, X-Bridge-Secret", plain.headers().firstValue(
			"Access-Control-Allow-Headers").get());
		assertTrue(plain.headers().firstValue("Access-Control-Allow-Private-Network")
			.isEmpty());
		final HttpResponse<String> fromAfar = Run.send(HttpRequest.newBuilder(run
			.address().resolve("/api/v1/traces")).header(
				"Access-Control-Request-Private-Network", "true").method("OPTIONS",
					HttpRequest.BodyPublishers.noBody()));
		assertEquals("true", fromAfar.headers().firstValue(
			"Access-Control-Allow-Private-Network").get());
		final HttpResponse<String> health = run.get("/health");
		for (final String h : List.of("Origin", "Methods", "Headers"))
			assertTrue(health.headers().firstValue("Access-Control-Allow-" + h)
				.isPresent(), h);
		end(run);
	}

	@ParameterizedTest
	@CsvSource({ "GET,/api/v1/none,404", "GET,/,404", "POST,/api/v1/none,404",
		"POST,/api/v1/results,404", "POST,/api/v1/results/activity,404",
		"GET,/api/v1/params,405", "POST,/api/v1/traces,405",
		"DELETE,/api/v1/traces,405", "PUT,/api/v1/params,405",
		"HEAD,/api/v1/health,405" })
	void refusesUnknownPaths(final String method, final String path, final int status)
		throws Exception
	{
		final Run<PageExport> run = tune();
		final HttpResponse<String> answer = Run.send(run.request(path).method(
			method, HttpRequest.BodyPublishers.noBody()));
		assertEquals(status, answer.statusCode());
		if (!method.equals("HEAD")) assertTrue(new ObjectMapper().readTree(answer
			.body()).path("error").isTextual(), answer.body());
		if (status == 405) assertTrue(answer.headers().firstValue("Allow")
			.isPresent());
		end(run);
	}

	@Test
	void parametersEndTheTuning() throws Exception {
		final Run<PageExport> run = tune();
		assertEquals("{\"status\":\"ok\"}", run.post("/heartbeat", "").body()
			.replaceAll("\\s", ""));
		final HttpResponse<String> answer = run.post("/params", EXPORT);
		assertEquals(200, answer.statusCode());
		assertEquals("{\"status\":\"ok\"}", answer.body().replaceAll("\\s", ""));
		assertEquals(Ending.DONE, run.reply().ending());
		assertEquals(new CaTuneExport(0.1, 0.6, 0.05, 20, true), run.reply().value()
			.get().parameters());
		assertThrows(ConnectException.class, () -> run.get("/health"));
	}

	/** The page closes the connection as soon as it has sent all: that is enough. */
	@Test
	void toleratesPagesThatDoNotWait() throws Exception {
		final Run<PageExport> run = tune();
		try (Socket socket = new Socket("127.0.0.1", run.address().getPort())) {
			socket.getOutputStream().write(("POST /api/v1/params HTTP/1.1\r\n" +
				"Host: x\r\nX-Bridge-Secret: " + run.secret() + "\r\nContent-Length: " +
				EXPORT.length() + "\r\n\r\n" + EXPORT).getBytes(
					StandardCharsets.US_ASCII));
			socket.setSoLinger(true, 0);
		}
		assertEquals(Ending.DONE, run.reply().ending());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "nonsense | JSON", "'' | JSON",
		"[1] | JSON", "{} {} | JSON", "{} | parameters",
		"{\"parameters\": 3} | parameters",
		"{\"parameters\": {\"tau_rise_s\": 0.1}} | tau_decay_s is missing",
		"{\"parameters\": {\"tau_rise_s\": -1, \"tau_decay_s\": 1, \"lambda\": 1, \"sampling_rate_hz\": 1}} | tau_rise_s must be a number greater than 0 s, but is -1.",
		"{\"parameters\": {\"tau_rise_s\": \"a\", \"tau_decay_s\": 1, \"lambda\": 1, \"sampling_rate_hz\": 1}} | tau_rise_s must be a number, but is \"a\"." })
	void refusesMalformedParametersAndContinues(final String body,
		final String message) throws Exception
	{
		final Run<PageExport> run = tune();
		final HttpResponse<String> refused = run.post("/params", body);
		assertEquals(400, refused.statusCode());
		final String error = new ObjectMapper().readTree(refused.body()).get(
			"error").asText();
		assertTrue(error.contains(message), error);
		assertEquals(400, run.post("/progress", "nonsense").statusCode());
		assertEquals(200, run.post("/params", EXPORT).statusCode());
		assertEquals(Ending.DONE, run.reply().ending());
	}

	/** Deep nesting must not end a thread. */
	@Test
	void aJsonBomb() throws Exception {
		final Run<PageExport> run = tune();
		assertEquals(400, run.post("/params", "[".repeat(1_000_000)).statusCode());
		assertEquals(400, run.post("/params", "{\"a\":".repeat(1_000_000))
			.statusCode());
		assertEquals("ok", run.get("/health").body());
		end(run);
	}

	@Test
	void refusesOversizedBodiesAndContinues() throws Exception {
		final Run<PageResult> run = decon(DeconConfig.defaults());
		final byte[] large = new byte[(int) Session.JSON_LIMIT + 1];
		Arrays.fill(large, (byte) ' ');
		for (final String path : List.of("/results", "/progress")) {
			assertEquals(413, run.post(path, large).statusCode(), path);
			final HttpResponse<String> chunked = Run.send(run.request("/api/v1" +
				path).POST(HttpRequest.BodyPublishers.ofInputStream(
					() -> new ByteArrayInputStream(large))));
			assertEquals(413, chunked.statusCode(), path + " of unknown length");
			assertTrue(chunked.body().contains("\"error\""), chunked.body());
		}
		assertEquals(413, run.post("/results/activity", large).statusCode(),
			"more than the traces' own size");
		assertEquals("ok", run.get("/health").body());
		end(run);
	}

	@Test
	void activityAndResultsEndTheDeconvolution() throws Exception {
		final Run<PageResult> run = decon(DeconConfig.defaults().withAutorun(true)
			.withMaxIterations(7).withSeed(3).withHighPass(false));
		final ObjectMapper json = new ObjectMapper();
		assertEquals("cadecon", json.readTree(run.get("/status").body()).get("app")
			.asText());
		assertEquals(json.readTree(
			"{\"autorun\": true, \"hp_filter_enabled\": false, \"max_iterations\": 7, \"seed\": 3}"),
			json.readTree(run.get("/config").body()));
		run.post("/progress",
			"{\"iteration\": 3, \"max_iterations\": 10, \"phase\": \"inference\", \"phase_progress\": 0.5, \"tau_rise\": 0.1, \"tau_decay\": 0.61234, \"status\": \"running\"}");
		for (int k = 0; k < 500 && run.progress.fraction == 0; k++)
			Thread.sleep(10);
		assertEquals(0.25, run.progress.fraction, 1e-12);
		assertEquals(
			"CaDecon: inference, iteration 3 of at most 10, tau 0.100 / 0.612 s",
			run.progress.what);
		assertEquals(400, run.post("/results", RESULTS).statusCode(),
			"the activity comes first");
		assertEquals(200, run.post("/results/activity", float32(new float[] { 0, 1,
			2, 0, 3, 0, 0, 1 }, "(2, 4)")).statusCode());
		assertEquals(200, run.post("/results", RESULTS).statusCode());
		final PageResult result = run.reply().value().get();
		assertArrayEquals(new double[][] { { 0, 1, 2, 0 }, { 3, 0, 0, 1 } }, result
			.activity().toArray());
		assertEquals(TRACES.names(), result.activity().names());
		assertEquals("movie.tif", result.activity().origin());
		assertArrayEquals(new double[] { 1, 2.5 }, result.alphas());
		assertArrayEquals(new double[] { 0.1, Double.NaN }, result.baselines());
		assertArrayEquals(new double[] { 0.9, 0.8 }, result.pves());
		assertEquals(60, result.kernelSlow().length);
		assertEquals(1.5 * (Math.exp(-0.25 / 0.6) - Math.exp(-0.25 / 0.1)), result
			.kernelSlow()[5], 1e-12);
		assertEquals(0, result.kernelFast().length);
		assertEquals(20, result.fs());
		assertEquals(7, result.metadata().get("num_iterations"));
		assertEquals(true, result.metadata().get("converged"));
		assertTrue(result.metadata().containsKey("converged_at_iteration"));
		assertFalse(result.metadata().containsKey("alphas"));
	}

	private static byte[] float32(final float[] values, final String shape) {
		final String head = "{'descr': '<f4', 'fortran_order': False, 'shape': " +
			shape + ", }\n";
		final ByteBuffer b = ByteBuffer.allocate(10 + head.length() + 4 *
			values.length).order(ByteOrder.LITTLE_ENDIAN);
		b.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put(
			(byte) 1).put((byte) 0).putShort((short) head.length()).put(head.getBytes(
				StandardCharsets.US_ASCII));
		for (final float v : values)
			b.putFloat(v);
		return b.array();
	}

	@Test
	void refusesMalformedActivityAndContinues() throws Exception {
		final Run<PageResult> run = decon(DeconConfig.defaults());
		final byte[] good = npy(new double[2][4]);
		for (final byte[] bad : List.of(new byte[0], "nonsense".getBytes(
			StandardCharsets.US_ASCII), Arrays.copyOf(good, good.length - 1), npy(
				new double[4][2]), npy(new double[1][4]), float32(new float[8],
					"(99999999, 99999999)")))
		{
			final HttpResponse<String> refused = run.post("/results/activity", bad);
			assertEquals(400, refused.statusCode(), refused.body());
			assertTrue(refused.body().contains("\"error\""));
		}
		assertEquals(200, run.post("/results/activity", good).statusCode());
		for (final String[] change : new String[][] { { "[1, 2.5]", "[1]" }, {
			"[1, 2.5]", "[1, \"a\"]" }, { "[1, 2.5]", "3" }, { "\"tau_rise\": 0.1",
				"\"tau_rise\": -1" }, { "\"tau_decay\": 0.6", "\"tau_decay\": 1e12" }, {
					"\"beta\": 1.5", "\"beta\": \"x\"" }, { "\"fs\": 20", "\"fs\": 0" } })
		{
			final String bad = RESULTS.replace(change[0], change[1]);
			assertNotEquals(RESULTS, bad);
			assertEquals(400, run.post("/results", bad).statusCode(), bad);
		}
		assertEquals(200, run.post("/results", RESULTS).statusCode());
		assertEquals(Ending.DONE, run.reply().ending());
	}

	/** A run that stopped before its first fit sends null for it. */
	@Test
	void noFitNoKernel() throws Exception {
		final Run<PageResult> run = decon(DeconConfig.defaults());
		run.post("/results/activity", npy(new double[2][4]));
		assertEquals(200, run.post("/results",
			"{\"alphas\": [1, 1], \"baselines\": [0, 0], \"pves\": [0, 0], \"tau_rise\": null, \"tau_decay\": null, \"beta\": null}")
			.statusCode());
		final PageResult result = run.reply().value().get();
		assertEquals(0, result.kernelSlow().length);
		assertEquals(20, result.fs(), "that of the traces");
	}

	/** The waveforms that the reference made of the real page's results. */
	@ParameterizedTest
	@ValueSource(strings = { "a", "b", "c", "d", "e" })
	void kernelsOfTheRealPage(final String name) throws Exception {
		final var json = new ObjectMapper().readTree(SharedData.require(
			"reference/cadecon/" + name + "_results.json").toFile()).get(
				"raw_results");
		final double[][] activity = Golden.array("cadecon/" + name +
			"_activity.npy");
		final PageResult result = PageResult.of(json, activity, TraceSet.of(activity,
			SamplingRate.ofHz(30)));
		assertArrayEquals(Golden.array("cadecon/" + name + "_kernel_slow.npy")[0],
			result.kernelSlow(), 1e-6);
		assertArrayEquals(Golden.array("cadecon/" + name + "_kernel_fast.npy")[0],
			result.kernelFast(), 1e-6);
		assertEquals(json.get("h_free").size(), ((List<?>) result.metadata().get(
			"h_free")).size());
	}

	@Test
	void twoRunsAtOnce() throws Exception {
		final Run<PageExport> one = tune();
		final Run<PageResult> two = decon(DeconConfig.defaults());
		assertNotEquals(one.address(), two.address());
		assertEquals(401, Run.send(HttpRequest.newBuilder(one.address().resolve(
			"/api/v1/health")).header("X-Bridge-Secret", two.secret())).statusCode());
		two.post("/results/activity", npy(new double[2][4]));
		one.post("/params", EXPORT);
		assertEquals(Ending.DONE, one.reply().ending());
		assertEquals("ok", two.get("/health").body(), "the other goes on");
		two.post("/results", RESULTS);
		assertEquals(Ending.DONE, two.reply().ending());
	}

	@Test
	void usesFreePortsAndReportsTakenOnes() throws Exception {
		final int port;
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(
			"127.0.0.1")))
		{
			port = taken.getLocalPort();
			final ExecutionException e = assertThrows(ExecutionException.class,
				() -> tune(BridgeOptions.defaults().withPort(port)).reply());
			assertTrue(e.getCause() instanceof IOException, e.toString());
			assertTrue(e.getMessage().contains("Port " + port), e.getMessage());
		}
		for (int again = 0; again < 2; again++) {
			final Run<PageExport> run = tune(BridgeOptions.defaults().withPort(
				port));
			assertEquals(port, run.address().getPort());
			end(run);
		}
	}

	@Test
	void endsAtTheTimeout() throws Exception {
		final Run<PageExport> run = tune(BridgeOptions.defaults().withTimeout(
			0.3));
		assertEquals("ok", run.get("/health").body());
		assertEquals(Ending.TIMED_OUT, run.reply().ending());
		assertTrue(run.reply().value().isEmpty());
	}

	@Test
	void interruptingIsCancelling() throws Exception {
		final Run<PageExport> run = tune();
		run.page();
		run.interrupt();
		assertEquals(Ending.CANCELLED, run.reply().ending());
	}

	/** While the page is in the middle of sending, and never goes on. */
	@Test
	void cancellingDuringAnUpload() throws Exception {
		final Run<PageResult> run = decon(DeconConfig.defaults());
		try (Socket socket = new Socket("127.0.0.1", run.address().getPort())) {
			socket.getOutputStream().write(("POST /api/v1/results/activity HTTP/1.1\r\n" +
				"Host: x\r\nX-Bridge-Secret: " + run.secret() +
				"\r\nContent-Length: 128\r\n\r\nabc").getBytes(
					StandardCharsets.US_ASCII));
			Thread.sleep(100);
			end(run);
		}
	}

	@Test
	void endsWhenThePageStopsAnswering() throws Exception {
		final LifeSigns life = new LifeSigns(Duration.ofMillis(600),
			System::nanoTime);
		final Run<PageExport> run = new Run<>(new TuneSession(TRACES, life),
			BridgeOptions.defaults());
		run.page();
		Thread.sleep(900);
		assertEquals("ok", run.get("/health").body(),
			"silence before the first heartbeat means nothing");
		for (int k = 0; k < 5; k++) {
			assertEquals(200, run.post("/heartbeat", "").statusCode());
			Thread.sleep(200);
		}
		assertEquals(Ending.PAGE_GONE, run.reply().ending());
	}

	@Test
	void toleratesTenSecondsOfSilence() throws IOException {
		final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // it may run over
		final LifeSigns life = new LifeSigns(LifeSigns.SILENCE, now::get);
		life.heard();
		now.addAndGet(Duration.ofHours(1).toNanos());
		final PageOpener users = uri -> {};
		assertFalse(life.isGone(users), "its heart has not begun to beat");
		life.heartbeat();
		now.addAndGet(Duration.ofSeconds(10).toNanos());
		assertFalse(life.isGone(users));
		now.addAndGet(1);
		assertTrue(life.isGone(users));
		life.heard();
		assertFalse(life.isGone(users), "a page that uploads is there");
	}

	/** A headless page counts as gone when it answers the browser twice and sends nothing in between. */
	@Test
	void waitsForBusyPages() throws IOException {
		final AtomicLong now = new AtomicLong();
		final Asked page = new Asked();
		final LifeSigns life = new LifeSigns(Duration.ofSeconds(10), now::get);
		life.heartbeat();
		pass(now, 11);
		assertFalse(life.isGone(page));
		pass(now, 600);
		assertFalse(life.isGone(page), "it draws");
		assertEquals(1, page.questions);
		page.answers();
		assertFalse(life.isGone(page), "it has to have time to send something");
		pass(now, 9);
		assertFalse(life.isGone(page));
		assertEquals(1, page.questions);
		for (int free = 0; free < 2; free++) {
			pass(now, 11);
			assertFalse(life.isGone(page));
			assertEquals(2 + free, page.questions);
			page.answers();
			assertEquals(free == 1, life.isGone(page));
		}
		life.heard();
		assertFalse(life.isGone(page));
		pass(now, 11);
		assertFalse(life.isGone(page));
		page.answers();
		assertFalse(life.isGone(page), "free once only since it was heard");
		pass(now, 11);
		assertFalse(life.isGone(page));
		page.question.completeExceptionally(new IOException("closed"));
		assertTrue(life.isGone(page));
	}

	private static void pass(final AtomicLong now, final int seconds) {
		now.addAndGet(Duration.ofSeconds(seconds).toNanos());
	}

	/** A browser whose page answers when the test says so. */
	private static final class Asked implements PageOpener {

		private int questions;
		private CompletableFuture<Void> question;

		void answers() {
			question.complete(null);
		}

		@Override
		public void open(final URI page) {
			// nothing to see
		}

		@Override
		public Optional<CompletableFuture<Void>> ask() {
			questions++;
			question = new CompletableFuture<>();
			return Optional.of(question);
		}
	}

	@Test
	void reportsPagesThatCannotBeOpened() {
		final IOException e = assertThrows(IOException.class, () -> Bridge.tune(
			TRACES, BridgeOptions.defaults(), uri -> {
				throw new IOException("no browser");
			}, org.calab.task.Progress.none()));
		assertEquals("no browser", e.getMessage());
	}

	@Test
	void optionsOutOfRangeAreNamed() {
		final BridgeOptions o = BridgeOptions.defaults();
		final DeconConfig c = DeconConfig.defaults();
		refused("port must be a whole number from 0 to 65535, but is -1.", () -> o.withPort(-1));
		refused("port must be a whole number from 0 to 65535, but is 65536.", () -> o.withPort(65536));
		refused("timeout must be a number greater than 0 s, but is 0.", () -> o.withTimeout(0));
		refused("timeout must be a number greater than 0 s, but is NaN.", () -> o.withTimeout(Double.NaN));
		for (final String url : List.of("", "x", "file:///a.html", "http:", "a b",
			"javascript:alert(1)"))
			refused("app_url must be an address such as https://miniscope.github.io/CaLab/CaTune/, but is \"" + url +
				"\".", () -> o.withAppUrl(url));
		refused("upsample_target must be a whole number of at least 1 Hz, or default, but is 0.", () -> c.withUpsampleTarget(0));
		refused("max_iterations must be a whole number from 1 to 200, or default, but is 0.", () -> c.withMaxIterations(0));
		refused("max_iterations must be a whole number from 1 to 200, or default, but is 201.", () -> c.withMaxIterations(201));
		for (final double v : new double[] { 0, 1, -1, Double.NaN })
			refused("convergence_tol must be a number greater than 0 and less than 1, or default, but is " +
				Require.plain(v), () -> c.withConvergenceTol(v));
		refused("num_subsets must be a whole number of at least 1, or default, but is 0.", () -> c.withNumSubsets(0));
		for (final double v : new double[] { 0, 1.01, Double.NaN })
			refused("target_coverage must be a number greater than 0 and at most 1, or default, but is " +
				Require.plain(v), () -> c.withTargetCoverage(v));
		refused("aspect_ratio must be a number greater than 0, or default, but is 0.", () -> c.withAspectRatio(0));
		refused("seed must be a whole number from 0 to 9007199254740992, or default, but is -1.", () -> c.withSeed(-1));
		refused("never guessed", () -> new TuneSession(TRACES.withRate(SamplingRate
			.unknown()), life()));
	}

	@Test
	void everythingThatIsSetIsTold() {
		assertEquals(Map.of("autorun", false), DeconConfig.defaults().toMap());
		final Map<String, Object> all = DeconConfig.defaults().withAutorun(true)
			.withUpsampleTarget(300).withHighPass(true).withLowPass(false)
			.withMaxIterations(200).withConvergenceTol(0.005).withNumSubsets(4)
			.withTargetCoverage(1).withAspectRatio(0.5).withSeed(42).toMap();
		assertEquals(
			"{autorun=true, upsample_target=300, hp_filter_enabled=true, lp_filter_enabled=false, max_iterations=200, convergence_tol=0.005, num_subsets=4, target_coverage=1.0, aspect_ratio=0.5, seed=42}",
			all.toString());
	}

	private static void refused(final String message, final Runnable what) {
		final InvalidInputException e = assertThrows(InvalidInputException.class,
			what::run, message);
		assertTrue(e.getMessage().startsWith(message) || e.getMessage().contains(
			message), e.getMessage());
	}
}
